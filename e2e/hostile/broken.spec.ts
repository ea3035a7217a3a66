import { listMessages } from '#lib/contract/index.ts';
import { messagePage } from '#lib/contract/pages.ts';
import { expect, test } from '../fixtures/test.ts';
import type { TestUser } from '../mailserver/index.ts';
import { brokenMessages, type BrokenMessage } from './broken/index.ts';
import { TURN, WHOLE } from './hostile-run.ts';
import { sampleOf } from './payloads/index.ts';

const all = brokenMessages();
const chosen = WHOLE ? all : sampleOf(all, 12, TURN);
/** For a page that one can read (security.md B4). */
const LIMIT_MS = 5_000;
/** What took longer than the limit is to be named, not to end the story. */
const PATIENCE_MS = 60_000;

test.use({ scripts: false });
test.describe.configure({ timeout: WHOLE ? 3_600_000 : 240_000 });

test('every broken message opens as a page one can read, and meanwhile others read their lists', async ({
  newUser,
  signedIn,
}) => {
  expect(all.length).toBeGreaterThanOrEqual(300);
  const [user, neighbour] = [await newUser(), await newUser()];
  const places = await store(user, chosen);
  await neighbour.append('INBOX', { subject: 'Tetangga' });
  const [reader, other] = [await signedIn(user), await signedIn(neighbour)];

  const lists: number[] = [];
  let done = false;
  const neighbourReads = (async () => {
    const href = new URL(`${listMessages.path}?mailbox=INBOX`, other.page.url()).href;
    while (!done) {
      const since = performance.now();
      const answer = await other.page.request.get(href, {
        headers: { accept: 'application/json' },
        timeout: PATIENCE_MS,
      });
      lists.push(performance.now() - since);
      expect(answer.status()).toBe(200);
    }
  })();
  const slow: string[] = [];
  const unread: string[] = [];
  for (const { family, path } of places) {
    const since = performance.now();
    const answer = await reader.page.request.get(new URL(path, reader.page.url()).href, { timeout: PATIENCE_MS });
    const took = performance.now() - since;
    const page = await answer.text();
    if (answer.status() !== 200 || !/<h1[\s>]/.test(page) || !page.includes('view=source'))
      unread.push(`${family} ${path} ${String(answer.status())}`);
    if (took > LIMIT_MS) slow.push(`${family} ${path} ${String(Math.round(took))} ms`);
  }
  done = true;
  await neighbourReads;
  lists.sort((a, b) => a - b);
  const at = (share: number): number => Math.round(lists[Math.floor(lists.length * share)] ?? 0);
  console.log(
    `    ${String(places.length)} broken messages; ${String(lists.length)} lists of a neighbour: p50 ${String(at(0.5))} ms, p99 ${String(at(0.99))} ms`,
  );
  expect(unread).toEqual([]);
  expect(slow).toEqual([]);
  expect(lists.length).toBeGreaterThan(0);

  // None of them hides the others: the list names as many as there are.
  await reader.openInbox();
  await expect(reader.page.getByText(new RegExp(`of ${String(places.length)}`)).first()).toBeVisible();
});

async function store(user: TestUser, messages: readonly BrokenMessage[]): Promise<{ family: string; path: string }[]> {
  const socket = await user.imap();
  const { untagged } = await socket.command('SELECT INBOX');
  const uidValidity = Number(/UIDVALIDITY (\d+)/.exec(untagged.join('\n'))?.[1]);
  const places: { family: string; path: string }[] = [];
  for (const { family, source } of messages) {
    const uid = await socket.append('INBOX', Buffer.from(source, 'latin1'));
    places.push({ family, path: messagePage('INBOX', { uidValidity, uid }) });
  }
  await socket.logout();
  return places;
}
