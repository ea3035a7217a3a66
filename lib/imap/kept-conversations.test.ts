import { afterEach, expect, it } from 'vitest';
import { ConversationIndex } from '../mail/conversation-index.ts';
import { KeptConversations } from './kept-conversations.ts';
import { cachedBytes, recentlyUsed, type Kept } from './recently-used.ts';

const MESSAGES = 100_000;
const every = (): ConversationIndex => {
  const uids = Uint32Array.from({ length: MESSAGES }, (_, at) => at + 1);
  return ConversationIndex.of({ roots: Uint32Array.from(uids, (uid) => uid - 1), uids });
};
const threaded = (): KeptConversations => {
  const kept = new KeptConversations();
  kept.fill(kept.begin(), 1, every(), true);
  return kept;
};
const mailboxes: KeptConversations[] = [];
afterEach(() => {
  for (const kept of mailboxes.splice(0)) kept.clear();
});

it('conversations count under the one limit of the process, with all that belongs to them', async () => {
  const before = cachedBytes();
  const kept = threaded();
  mailboxes.push(kept);
  const index = cachedBytes() - before;
  expect(index).toBeGreaterThanOrEqual(MESSAGES * 12); // three numbers of four octets a message
  expect(index).toBeLessThan(MESSAGES * 13);
  await kept.search('x', () => Promise.resolve(new Uint32Array(50_000)));
  kept.keepLinks([{ uid: 1, messageId: '<1@x>', references: ['<0@x>'.padEnd(100_000)] }]);
  expect(cachedBytes() - before).toBeGreaterThanOrEqual(index + 200_000 + 200_000);
  kept.clear();
  expect(cachedBytes()).toBe(before);
});

it('those of the mailbox that was not looked at for longest make room, and are threaded anew when somebody looks', () => {
  const [old, used] = [threaded(), threaded()];
  mailboxes.push(old, used);
  expect(old.index(1)?.uids).toHaveLength(MESSAGES); // used last now
  const guest: Kept = { bytes: 10, newer: undefined, older: undefined, evict: () => recentlyUsed().remove(guest) };
  recentlyUsed().add(guest, cachedBytes() - MESSAGES * 12);
  expect(used.index(1)).toBeUndefined();
  expect([used.fresh, used.exact, used.whole]).toEqual([false, false, false]);
  expect(old.index(1)?.uids).toHaveLength(MESSAGES);
  expect([old.fresh, old.exact]).toEqual([true, true]);
  guest.evict();
});
