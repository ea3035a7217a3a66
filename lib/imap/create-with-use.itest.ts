import { afterAll, expect, it } from 'vitest';
import { currentMailserver, startFaultProxy } from '#e2e/mailserver/index.ts';
import * as imap from './index.ts';
import { accessOf, pointAt } from './test-access.ts';

const mailserver = currentMailserver();

afterAll(() => imap.closeAll());

it('a mailbox with a use that the server does not give is made without it', async () => {
  const proxy = await startFaultProxy(mailserver.imap.full, [
    { side: 'server', line: /^(.*IMAP4rev1)(.*)$/, action: 'replace', text: '$1 CREATE-SPECIAL-USE$2' },
    { side: 'client', line: /^(\S+) CREATE .*USE.*/, action: 'answer', text: '$1 NO [USEATTR] Not here' },
  ]);
  pointAt(proxy);
  const budi = await mailserver.user();
  await imap.createMailbox(accessOf(budi), 'Arsip', { specialUse: 'archive' });
  expect(proxy.clientLines.filter((line) => line.includes(' CREATE '))).toHaveLength(2);
  expect(await budi.mailboxes()).toContain('Arsip');
  await imap.closeAll();
  await proxy.stop();
});
