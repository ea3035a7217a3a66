import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { currentMailserver, type ImapSocket, type TestUser } from '#e2e/mailserver/index.ts';
import type { AccountAccess } from '../mail/account-access.ts';
import * as imap from './index.ts';
import { accessOf, pointAt } from './test-access.ts';

const mailserver = currentMailserver();
const window = { order: 'arrival', descending: true, filter: 'all', search: null, offset: 0, limit: 50 } as const;

afterAll(() => imap.closeAll());

describe.each(['full', 'courier', 'minimal'] as const)(
  'another program works in the mailbox, server like "%s"',
  (profile) => {
    let budi: TestUser;
    let access: AccountAccess;
    let other: ImapSocket;
    let path: string;
    let elsewhere: string;
    const list = (more: object = {}, at = path) =>
      imap.listMessages(access, { account: access.account, path: at }, { ...window, ...more });
    const subjects = async (more: object = {}) => (await list(more)).rows.map((row) => row.envelope.subject);
    /** The other program's turn, once while we have the mailbox open and once while we have another one open. */
    const meanwhile = async (away: boolean, ...commands: string[]) => {
      if (away) await list({}, elsewhere);
      for (const command of commands) await other.command(command);
    };

    beforeEach(async () => {
      pointAt(mailserver.imap[profile]);
      budi = await mailserver.user();
      access = accessOf(budi);
      [path, elsewhere] = profile === 'courier' ? ['INBOX.Box', 'INBOX.Sent'] : ['Box', 'Sent'];
      await budi.createMailbox('Box');
      for (const subject of ['One', 'Two', 'Three']) await budi.append('Box', { subject });
      other = await budi.imap();
      await other.command('SELECT Box');
      await list();
    });
    afterEach(() => other.logout());

    describe.each([
      ['open here', false],
      ['not open here', true],
    ])('the mailbox is %s', (_, away) => {
      it('flags that it sets and takes away show', async () => {
        const flagsOf = async (subject: string) =>
          (await list()).rows
            .find((row) => row.envelope.subject === subject)
            ?.flags.filter((flag) => flag !== '\\Recent');
        await meanwhile(away, 'STORE 2 +FLAGS (\\Flagged $Label1)', 'STORE 1,3 +FLAGS (\\Seen)');
        expect((await flagsOf('Two'))?.toSorted()).toEqual(['$Label1', '\\Flagged']);
        expect([await flagsOf('One'), await flagsOf('Three')]).toEqual([['\\Seen'], ['\\Seen']]);
        await meanwhile(away, 'STORE 2 -FLAGS (\\Flagged)');
        expect(await flagsOf('Two')).toEqual(['$Label1']);
      });

      it('what it expunges is gone, and every other row stays in its place', async () => {
        await meanwhile(away, 'STORE 2 +FLAGS (\\Deleted)', 'EXPUNGE');
        expect(await subjects()).toEqual(['Three', 'One']);
        const { rows, uidValidity } = await list();
        const mailbox = { account: access.account, path };
        const opened = await imap.openMessage(access, { mailbox, uidValidity, uid: rows[0]?.uid ?? 0 });
        expect([opened.envelope.subject, opened.newer, opened.older]).toEqual(['Three', null, rows[1]?.uid]);
        await budi.append('Box', { subject: 'Four' });
        await meanwhile(away, 'NOOP', 'STORE 1 +FLAGS (\\Deleted)', 'EXPUNGE', 'STORE 2 +FLAGS (\\Flagged)');
        expect(await subjects()).toEqual(['Four', 'Three']);
        expect(await subjects({ order: 'subject', descending: false })).toEqual(['Four', 'Three']);
        expect(await subjects({ filter: 'flagged' })).toEqual(['Four']);
      });

      it('what it expunges while as many arrive is not taken for the same messages', async () => {
        await budi.append('Box', { subject: 'Four' });
        await meanwhile(away, 'NOOP', 'STORE 1 +FLAGS (\\Deleted)', 'EXPUNGE');
        const after = await list();
        expect([after.total, ...after.rows.map((row) => row.envelope.subject)]).toEqual([3, 'Four', 'Three', 'Two']);
        const second = await list({ offset: 1, limit: 1 });
        expect(second.rows[0]?.envelope.subject).toBe('Three');
      });

      it('what it stores shows at the top', async () => {
        await meanwhile(away, 'NOOP');
        await budi.append('Box', { subject: 'Four' }, ['\\Seen']);
        expect(await subjects()).toEqual(['Four', 'Three', 'Two', 'One']);
        expect(await subjects({ filter: 'unread' })).toEqual(['Three', 'Two', 'One']);
      });

      it('a mailbox that takes the name of a renamed or deleted one shows its own messages', async () => {
        await meanwhile(away, 'SELECT INBOX', 'RENAME Box Old', 'CREATE Box');
        await budi.append('Box', { subject: 'New' });
        // A connection that has the old one open may see it for as long as it has it open; another view of it ends that.
        await list({}, elsewhere);
        expect(await subjects()).toEqual(['New']);
        await meanwhile(true, 'DELETE Box', 'CREATE Box');
        await budi.append('Box', { subject: 'Newest' });
        expect(await subjects()).toEqual(['Newest']);
      });
    });

    it('what one of our connections stores or moves is at once there for the other', async () => {
      const mailbox = { account: access.account, path };
      const text = Buffer.from(`Subject: Big\r\nMessage-ID: <big@x>\r\n\r\n${'x'.repeat(1_100_000)}\r\n`);
      const { Readable } = await import('node:stream');
      await list(); // the first connection has the mailbox open, the second one stores
      const source = { size: text.length, open: () => Readable.from([text]), flags: [] };
      await imap.appendMessage(access, path, source);
      const [uid] = await imap.searchMessageId(access, path, '<big@x>');
      const { uidValidity } = await list();
      await imap.appendMessage(access, path, { ...source, open: () => Readable.from([text]) });
      const set = { mailbox, uidValidity, uids: [(uid ?? 0) + 1] };
      expect(await imap.setFlags(access, set, { add: ['\\Seen'], remove: [] })).toMatchObject({ changed: 1 });
      expect((await imap.copyMessages(access, set, elsewhere)).count).toBe(1);
      expect((await list({}, elsewhere)).total).toBe(1);
    });
  },
);
