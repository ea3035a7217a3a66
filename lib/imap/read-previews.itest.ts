import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { currentMailserver, type TestUser } from '#e2e/mailserver/index.ts';
import type { AccountAccess } from '../mail/account-access.ts';
import * as imap from './index.ts';
import { accessOf, pointAt } from './test-access.ts';

const mailserver = currentMailserver();
const window = { order: 'arrival', descending: true, filter: 'all', search: null, offset: 0, limit: 50 } as const;
const decode = (bytes: Buffer, { encoding }: { readonly encoding: string }): string =>
  encoding === 'base64' ? Buffer.from(bytes.toString(), 'base64').toString() : bytes.toString();

let budi: TestUser;
let access: AccountAccess;
const list = () => imap.listMessages(access, { account: access.account, path: 'INBOX' }, window);

afterAll(() => imap.closeAll());

describe.each(['full', 'courier', 'minimal'] as const)('on a server like "%s"', (profile) => {
  beforeEach(async () => {
    pointAt(mailserver.imap[profile]);
    budi = await mailserver.user();
    access = accessOf(budi);
  });

  it('previews come for the rows that are asked for, and are remembered with them', async () => {
    const files = [{ name: 'a.pdf', type: 'application/pdf', content: 'PDF' }];
    await budi.append('INBOX', { subject: 'plain', text: 'Halo,\r\n\r\n  apa kabar?' });
    await budi.append('INBOX', { subject: 'deep', text: 'Isi', html: '<p>Isi</p>', attachments: files });
    const { rows, uidValidity } = await list();
    const uids = rows.map(({ uid }) => uid);
    const set = { mailbox: { account: access.account, path: 'INBOX' }, uidValidity, uids: [...uids, 4711] };
    const previews = await imap.readPreviews(access, set, decode);
    expect(uids.map((uid) => previews.get(uid))).toEqual(['Isi', 'Halo, apa kabar?']);
    expect(previews.has(4711)).toBe(false);
    expect((await list()).rows.map(({ preview }) => preview)).toEqual(['Isi', 'Halo, apa kabar?']);
    const commands: string[] = [];
    const stop = imap.traceCommands(({ text }) => commands.push(text));
    await imap.readPreviews(access, { ...set, uids }, decode);
    stop();
    expect(commands).toEqual([]);
    expect((await budi.flags('INBOX', uids[0] ?? 0)).filter((flag) => flag !== '\\Recent')).toEqual([]);
    const renumbered = imap.readPreviews(access, { ...set, uidValidity: uidValidity + 1 }, decode);
    await expect(renumbered).rejects.toMatchObject({ code: 'mailbox.renumbered' });
  });

  it('rows tell the mailing list and the priority, also of a message that was opened before it was listed', async () => {
    const head = 'From: a@x.org\r\nList-Id: Team <team.x.org>\r\nX-Priority: 1 (Highest)\r\n';
    const uid = await budi.append('INBOX', `${head}Subject: list\r\n\r\nHi\r\n`);
    const { rows, uidValidity } = await list();
    expect(rows[0]).toMatchObject({ listId: 'team.x.org', priority: 'high' });
    await imap.closeAll();
    const opened = await imap.openMessage(access, {
      mailbox: { account: access.account, path: 'INBOX' },
      uidValidity,
      uid,
    });
    expect(opened.listId).toBe('team.x.org');
    expect((await list()).rows[0]).toMatchObject({ listId: 'team.x.org', priority: 'high' });
  });
});
