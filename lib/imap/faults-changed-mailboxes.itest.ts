import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { FaultProxy, TestUser } from '#e2e/mailserver/index.ts';
import { TIMES } from '../config.ts';
import type { AccountAccess } from '../mail/account-access.ts';
import * as imap from './index.ts';
import { sourceOf, TestFaults } from './test-faults.ts';

let test: TestFaults;
let proxy: FaultProxy;
let budi: TestUser;
let access: AccountAccess;

const start = async (profile?: 'full' | 'courier' | 'minimal'): Promise<void> => {
  test = await TestFaults.start(profile);
  ({ proxy, budi, access } = test);
};
type Messages = Awaited<ReturnType<TestFaults['messages']>>;
const inbox = () => ({ account: access.account, path: 'INBOX' });

afterEach(async () => {
  await test.stop();
});

describe('mailboxes and messages that change underneath', () => {
  it.each(['full', 'courier', 'minimal'] as const)(
    'fault 8: a mailbox that another program deleted and made anew under our hands is not taken for the old one (%s)',
    async (profile) => {
      await start(profile);
      await budi.createMailbox('Box');
      await budi.append('Box', { subject: 'Old' });
      const path = profile === 'courier' ? 'INBOX.Box' : 'Box';
      for (const change of [
        (old: Messages) => imap.moveMessages(access, old, `${path.slice(0, -3)}Trash`),
        (old: Messages) => imap.setFlags(access, old, { add: ['\\Flagged'], remove: [] }),
        (old: Messages) => imap.expungeMessages(access, old),
      ]) {
        const old = await test.messages(path);
        const other = await budi.imap();
        await other.command('DELETE Box');
        await other.command('CREATE Box');
        await other.logout();
        await budi.append('Box', { subject: 'New' });
        await delay(TIMES.imapProbe * 1.5); // from then on a connection is asked for a sign of life before a change
        await expect(change(old)).rejects.toMatchObject({ code: 'mailbox.renumbered' });
        expect([await budi.subjects('Box'), await budi.subjects('Trash')]).toEqual([['New'], []]);
      }
    },
  );

  it('fault 8: a rebuilt mailbox is refused for everything that names its old messages', async () => {
    await start();
    await budi.createMailbox('Box');
    await budi.append('Box', { subject: 'Old' });
    const old = await test.messages('Box');
    const ref = { mailbox: old.mailbox, uidValidity: old.uidValidity, uid: old.uids[0] ?? 0 };
    await test.list();
    const other = await budi.imap();
    await other.command('DELETE Box');
    await other.command('CREATE Box');
    const { untagged } = await other.command('STATUS Box (UIDVALIDITY)');
    expect(untagged.join()).not.toContain(`UIDVALIDITY ${old.uidValidity})`);
    await other.logout();
    await budi.append('Box', { subject: 'Another' });
    for (const attempt of [
      () => imap.openMessage(access, ref),
      () => imap.fetchPart(access, ref, '1', 100),
      () => imap.streamPart(access, ref, '1'),
      () => imap.setFlags(access, old, { add: ['\\Deleted'], remove: [] }),
      () => imap.moveMessages(access, old, 'Trash'),
      () => imap.copyMessages(access, old, 'Trash'),
      () => imap.expungeMessages(access, old),
    ])
      await expect(attempt()).rejects.toMatchObject({ code: 'mailbox.renumbered' });
    expect(await budi.subjects('Box')).toEqual(['Another']);
  });

  it('fault 10: a message that another program removed is gone, and the rest of a selection is still moved', async () => {
    await start();
    const gone = await budi.append('INBOX', { subject: 'Gone' });
    await budi.append('INBOX', { subject: 'Here' });
    const messages = await test.messages();
    const other = await budi.imap();
    await other.command('SELECT INBOX');
    await other.command(`UID STORE ${gone} +FLAGS (\\Deleted)`);
    await other.command('EXPUNGE');
    await other.logout();
    await expect(imap.openMessage(access, { ...messages, uid: gone })).rejects.toMatchObject({ code: 'message.gone' });
    await expect(imap.fetchPart(access, { ...messages, uid: gone }, '1', 9)).rejects.toMatchObject({
      code: 'message.gone',
    });
    expect(await imap.moveMessages(access, messages, 'Archive')).toMatchObject({ count: 1 });
    await expect(imap.moveMessages(access, messages, 'Archive')).rejects.toMatchObject({ code: 'message.gone' });
    expect(await imap.expungeMessages(access, messages)).toBe(0);
  });

  it('fault 28: a mailbox for reading only is told so, and nothing is tried', async () => {
    await start();
    await budi.append('INBOX', { subject: 'One' });
    proxy.setRules([{ side: 'server', line: /\[READ-WRITE\]/, action: 'replace', text: '[READ-ONLY]' }]);
    const messages = await test.messages();
    expect((await test.list()).readOnly).toBe(true);
    await expect(imap.setFlags(access, messages, { add: ['\\Seen'], remove: [] })).rejects.toMatchObject({
      code: 'mailbox.read_only',
    });
    await expect(imap.moveMessages(access, messages, 'Archive')).rejects.toMatchObject({ code: 'mailbox.read_only' });
    await expect(imap.expungeMessages(access, messages)).rejects.toMatchObject({ code: 'mailbox.read_only' });
    expect(test.sent(/^\S+ (?:UID )?(?:STORE|MOVE|COPY|EXPUNGE)/)).toBe(0);
  });

  it('a message that the server cannot give does not hide the others', async () => {
    await start();
    for (const subject of ['One', 'Two', 'Three']) await budi.append('INBOX', { subject });
    const full = await test.list();
    const bad = full.rows[1]?.uid ?? 0;
    await imap.closeAll(); // and with it what is kept of these rows
    proxy.setRules([
      {
        side: 'client',
        line: /^(\S+) FETCH 2(?:$| .*ENVELOPE.*)/,
        action: 'answer',
        text: '$1 NO [SERVERBUG] Internal error',
      },
      { side: 'client', line: /^(\S+) FETCH 1:3 .*/, action: 'answer', text: '$1 NO [SERVERBUG] Internal error' },
    ]);
    const { rows } = await test.list();
    expect(rows.map((row) => row.envelope.subject)).toEqual(['Three', '', 'One']);
    expect(rows[1]).toMatchObject({
      uid: bad,
      structure: null,
      received: full.rows[1]?.received,
      size: full.rows[1]?.size,
    });
  });
});

describe('a server that says little (no UIDPLUS, no MOVE)', () => {
  beforeEach(async () => {
    await start('minimal');
    proxy.setRules([{ side: 'server', line: /\[(?:COPYUID|APPENDUID) [^\]]*\] ?/, action: 'replace', text: '' }]);
    await budi.append('INBOX', { subject: 'One' });
  });

  it('fault 14: moves by copy and mark, and never expunges', async () => {
    const moved = await imap.moveMessages(access, await test.messages(), 'Archive');
    expect([moved.count, moved.moved.size]).toEqual([1, 0]);
    expect((await test.list()).total).toBe(0);
    expect((await test.list('Archive')).rows.map((row) => row.envelope.subject)).toEqual(['One']);
    expect(test.sent(/EXPUNGE|CLOSE/)).toBe(0);
  });

  it('fault 15: keeps the source when a copy is claimed but not there', async () => {
    proxy.setRules([{ side: 'client', line: /^(\S+) UID COPY .*/, action: 'answer', text: '$1 OK Copy completed.' }]);
    await expect(imap.moveMessages(access, await test.messages(), 'Archive')).rejects.toMatchObject({
      code: 'imap.refused',
    });
    expect((await test.list()).total).toBe(1);
    expect(test.sent(/ STORE /)).toBe(0);
  });

  it('stores without telling where, and finds it by Message-ID', async () => {
    expect(
      await imap.appendMessage(access, 'Sent', sourceOf(Buffer.from('Message-ID: <m@x>\r\n\r\nHi\r\n'))),
    ).toBeNull();
    expect(await imap.searchMessageId(access, 'Sent', '<m@x>')).toHaveLength(1);
  });

  it('counts and neighbours leave out what is hidden', async () => {
    for (const subject of ['Two', 'Three']) await budi.append('INBOX', { subject });
    const messages = await test.messages();
    const [three, two, one] = messages.uids;
    await imap.expungeMessages(access, { ...messages, uids: [two ?? 0] });
    const opened = await imap.openMessage(access, { ...messages, uid: one ?? 0 });
    expect([opened.newer, opened.older]).toEqual([three, null]);
    expect((await imap.listMailboxes(access)).find(({ path }) => path === 'INBOX')).toMatchObject({
      messages: 2,
      unseen: 2,
    });
    expect(await budi.count('INBOX')).toBe(3);
    expect(await imap.emptyMailbox(access, inbox())).toBe(2);
    expect(await budi.count('INBOX')).toBe(0);
  });
});
