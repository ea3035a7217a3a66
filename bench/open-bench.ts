import type { Mailserver, TestUser } from '#e2e/mailserver/index.ts';
import { BareImap } from './bare-imap.ts';
import { BIG_MESSAGES, HTML_MESSAGES, type BenchMailbox } from './bench-mailbox.ts';
import type { Bench } from './bench-task.ts';
import { removeGuest } from './list-tasks.ts';
import { PASSWORD } from './seed-mailboxes.ts';
import { TupaiClient } from './tupai-client.ts';

const MOVABLE = 100;
const PLAIN = 1000;

/** Connects everybody to a mailbox, and brings back what a run that was cut off had moved. Nobody is signed in to Tupai yet. */
export async function openBench(
  server: Mailserver,
  origin: string,
  mailbox: BenchMailbox,
  user: TestUser,
): Promise<Bench & { close: () => Promise<void> }> {
  const [bare, other] = await Promise.all([0, 1].map(() => BareImap.open(server.imap.full, user.login, PASSWORD)));
  if (!bare || !other) throw new Error('unreachable');
  for (const path of ['Archive', 'Trash']) {
    await other.select(path);
    if (other.exists > 0) await other.command('UID MOVE 1:* INBOX');
  }
  await Promise.all([bare.select('INBOX'), other.select('INBOX')]);
  const special = HTML_MESSAGES + BIG_MESSAGES;
  const first = await uidsOf(other, 1, Math.min(bare.exists, special + MOVABLE));
  const bench: Bench = {
    mailbox,
    origin,
    imap: server.imap.full,
    login: user.login,
    tupai: new TupaiClient(origin),
    bare,
    other,
    uidValidity: bare.uidValidity,
    htmlUids: first.slice(0, HTML_MESSAGES),
    bigUids: first.slice(HTML_MESSAGES, special),
    plainUids: await uidsOf(other, Math.max(special + 1, bare.exists - PLAIN), bare.exists),
    movableUids: first.slice(special),
    lastMoved: [],
    guestUid: 0,
  };
  const close = async (): Promise<void> => {
    await removeGuest(other, bench.guestUid);
    await Promise.all([bare.close(), other.close(), bench.tupai.signOut()]);
  };
  return Object.assign(bench, { close });
}

/** By sequence numbers; none when there are none. */
async function uidsOf(client: BareImap, from: number, to: number): Promise<number[]> {
  if (to < from) return [];
  const answer = await client.ask(`FETCH ${String(from)}:${String(to)} (UID)`);
  return [...answer.matchAll(/UID (\d+)/g)].map(([, uid]) => Number(uid));
}
