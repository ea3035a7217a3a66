import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { currentMailserver, startFaultProxy, type FaultProxy, type TestUser } from '#e2e/mailserver/index.ts';
import type { Session } from '#lib/session/index.ts';
import * as service from './index.ts';
import { openTestHouse, type TestHouse } from './test-house.ts';

const mailserver = currentMailserver();
let house: TestHouse;
let proxy: FaultProxy;
let budi: TestUser;
let session: Session;

beforeEach(async () => {
  proxy = await startFaultProxy(mailserver.imap.full);
  house = await openTestHouse({ imap: proxy, smtp: mailserver.smtp });
  budi = await mailserver.user();
  session = await house.signIn(budi);
  await budi.append('INBOX', { subject: 'Satu' });
});
afterEach(async () => {
  await house.close();
  await proxy.stop();
});

const window = { order: 'arrival', direction: 'desc', filter: 'all', offset: 0, limit: 50, q: '' } as const;

async function star(operation: string): Promise<unknown> {
  const { uidValidity, rows } = await service.listMessages(session, { ...window, mailbox: 'INBOX' });
  const input = { mailbox: 'INBOX', uidValidity, uid: rows.map(({ uid }) => uid), do: 'flag', target: '' } as const;
  return service.runOperation({ ...session, operation }, (signal) => service.actOnMessages(session, input, signal));
}

it('a change that waits behind a slow answer and is cancelled is never sent, and says so', async () => {
  await service.listMessages(session, { ...window, mailbox: 'INBOX' });
  const before = proxy.clientLines.length;
  proxy.setRules([{ side: 'client', line: / SELECT "?Drafts/, action: 'delay', ms: 1000, times: 1 }]);
  const slow = service.listMessages(session, { ...window, mailbox: 'Drafts' });
  await vi.waitFor(() => expect(proxy.clientLines.slice(before).join()).toContain('Drafts'));
  const change = service.runOperation({ ...session, operation: 'op-1' }, (signal) =>
    service.setFlags(
      session,
      { mailbox: 'INBOX', uidValidity: 1, uid: [1], add: ['\\Flagged'], remove: [], unchangedSince: undefined },
      signal,
    ),
  );
  await service.cancelOperation(session, { operation: 'op-1' });
  await expect(change).rejects.toMatchObject({ code: 'operation.cancelled' });
  await slow;
  expect(proxy.clientLines.slice(before).filter((line) => line.includes(' UID STORE '))).toEqual([]);
});

it('Cancel of somebody else, or of what is done, stops nothing', async () => {
  const siti = await house.signIn(await mailserver.user());
  const change = star('op-2');
  await service.cancelOperation(siti, { operation: 'op-2' });
  await expect(change).resolves.toMatchObject({ count: 1 });
  await service.cancelOperation(session, { operation: 'op-2' });
  expect(await budi.flags('INBOX', (await budi.uids('INBOX'))[0] ?? 0)).toContain('\\Flagged');
});
