import { afterAll, describe, expect, it } from 'vitest';
import { currentMailserver, type ImapProfile } from '#e2e/mailserver/index.ts';
import * as imap from './index.ts';
import { accessOf, pointAt } from './test-access.ts';

const mailserver = currentMailserver();
const window = { order: 'arrival', descending: true, filter: 'all', search: null, offset: 0, limit: 50 } as const;

afterAll(() => imap.closeAll());

async function threeMessages(profile: ImapProfile) {
  pointAt(mailserver.imap[profile]);
  const budi = await mailserver.user();
  for (const subject of ['one', 'two', 'three']) await budi.append('INBOX', { subject });
  const access = accessOf(budi);
  const mailbox = { account: access.account, path: 'INBOX' };
  const { uidValidity, rows } = await imap.listMessages(access, mailbox, window);
  return { budi, access, set: { mailbox, uidValidity, uids: rows.map(({ uid }) => uid).sort((a, b) => a - b) } };
}

describe('a change of flags that depends on an earlier one (RFC 7162)', () => {
  it('leaves alone exactly the messages that somebody changed since', async () => {
    const { budi, access, set } = await threeMessages('full');
    const first = await imap.setFlags(access, set, { add: ['\\Flagged'], remove: [] });
    expect(first).toMatchObject({ changed: 3, refused: [] });
    expect(first.modseq).toMatch(/^[1-9]\d*$/);

    const other = await budi.imap();
    await other.command('SELECT INBOX');
    await other.command(`UID STORE ${set.uids[1]} +FLAGS (\\Answered)`);
    await other.logout();

    const undo = { add: ['$Undone'], remove: ['\\Flagged'], unchangedSince: first.modseq ?? '' };
    const undone = await imap.setFlags(access, set, undo);
    expect(undone).toMatchObject({ changed: 2, refused: [set.uids[1]] });
    expect(BigInt(undone.modseq ?? 0)).toBeGreaterThan(BigInt(first.modseq ?? 0));
    const flags = await Promise.all(set.uids.map((uid) => budi.flags('INBOX', uid)));
    expect(flags.map((all) => all.filter((flag) => flag !== '\\Recent').sort())).toEqual([
      ['$Undone'],
      ['\\Answered', '\\Flagged'],
      ['$Undone'],
    ]);
  });

  it('changes nothing when all were changed since, and says so', async () => {
    const { budi, access, set } = await threeMessages('full');
    const first = await imap.setFlags(access, set, { add: ['\\Flagged'], remove: [] });
    await imap.setFlags(access, set, { add: ['\\Seen'], remove: [] });
    const undo = { add: [], remove: ['\\Flagged'], unchangedSince: first.modseq ?? '' };
    expect(await imap.setFlags(access, set, undo)).toEqual({ changed: 0, refused: set.uids, modseq: null });
    for (const uid of set.uids) expect(await budi.flags('INBOX', uid)).toContain('\\Flagged');
  });

  it.each(['courier', 'minimal'] as const)(
    'is made in any case where the server counts no changes, like "%s"',
    async (profile) => {
      const { access, set } = await threeMessages(profile);
      const first = await imap.setFlags(access, set, { add: ['\\Flagged'], remove: [] });
      expect(first).toEqual({ changed: 3, refused: [], modseq: null });
      const again = await imap.setFlags(access, set, { add: [], remove: ['\\Flagged'], unchangedSince: '1' });
      expect(again).toMatchObject({ changed: 3, refused: [] });
    },
  );
});
