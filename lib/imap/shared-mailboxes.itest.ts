import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { currentMailserver, ImapSocket, type TestUser } from '#e2e/mailserver/index.ts';
import * as imap from './index.ts';
import { accessOf, pointAt } from './test-access.ts';

const mailserver = currentMailserver();
const window = { order: 'arrival', descending: true, filter: 'all', search: null, offset: 0, limit: 50 } as const;

afterAll(() => imap.closeAll());

describe('a folder that somebody shares', () => {
  let budi: TestUser;
  let siti: TestUser;
  const path = () => `shared/${budi.login}/Proyek`;
  const share = async (rights: string) => {
    const socket = await ImapSocket.connect(mailserver.imapShared);
    await socket.login(budi.login, budi.password);
    await socket.command(`SETACL Proyek "${siti.login}" ${rights}`);
    await socket.logout();
  };

  beforeAll(async () => {
    pointAt(mailserver.imapShared);
    [budi, siti] = [await mailserver.user(), await mailserver.user()];
    await budi.createMailbox('Proyek');
    await budi.append('Proyek', { subject: 'Bersama' });
  });

  it('is listed after the own ones, with what may be done there', async () => {
    await share('lr');
    const listed = await imap.listMailboxes(accessOf(siti));
    expect(listed.at(-1)).toMatchObject({
      path: path(),
      name: 'Proyek',
      selectable: true,
      messages: 1,
      rights: {
        mayRead: true,
        mayInsert: false,
        mayDelete: false,
        maySeen: false,
        mayFlag: false,
        mayCreate: false,
        mayRemove: false,
      },
    });
    expect(listed.filter(({ rights }) => rights !== null)).toHaveLength(1);
    const own = await imap.listMailboxes(accessOf(budi));
    expect(own.find((mailbox) => mailbox.path === 'Proyek')?.rights).toBeNull();
  });

  it('opens to be read, and refuses what its owner does not allow without harm to it', async () => {
    await share('lr');
    const access = accessOf(siti);
    const mailbox = { account: access.account, path: path() };
    const { rows, uidValidity, readOnly } = await imap.listMessages(access, mailbox, window);
    expect([rows.map(({ envelope }) => envelope.subject), readOnly]).toEqual([['Bersama'], true]);
    const set = { mailbox, uidValidity, uids: rows.map(({ uid }) => uid) };
    await expect(imap.moveMessages(access, set, 'INBOX')).rejects.toMatchObject({ code: 'mailbox.read_only' });
    expect(await budi.subjects('Proyek')).toEqual(['Bersama']);
  });

  it('tells over the next connection that more is allowed', async () => {
    await share('lrswite');
    await imap.closeAll(); // Dovecot keeps rights for 30 s in each
    const rights = (await imap.listMailboxes(accessOf(siti))).at(-1)?.rights;
    expect(rights).toMatchObject({
      mayInsert: true,
      mayDelete: true,
      mayFlag: true,
      mayCreate: false,
      mayRemove: false,
    });
  });
});
