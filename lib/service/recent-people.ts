import * as imap from '#lib/imap/index.ts';
import type { AccountAccess } from '#lib/mail/account-access.ts';
import type { Address } from '#lib/mail/address.ts';
import type { AccountId } from '#lib/mail/mailbox-ref.ts';
import { candidate, type Candidate } from '#lib/mail/rank-people.ts';
import { processWide } from '#lib/process-wide.ts';

/** Newest messages of a folder that are looked at; accounts that are remembered, and for how long (ms). */
const NEWEST = 200;
const ACCOUNTS = 500;
const LIFE = 600_000;
/** Behind every card and the directory. */
const DISTANCE = 4;

interface Kept {
  readonly until: number;
  people: readonly Candidate[];
}
const kept = (): Map<AccountId, Kept> => processWide('recent-people', () => new Map<AccountId, Kept>());

/**
 * Whom the person had mail with lately: recipients of the newest messages in Sent and senders of those in INBOX, mailing lists left
 * out. The first time nobody, while they are being read; nobody waits for the mail server.
 */
export function recentPeople(actor: AccountAccess): readonly Candidate[] {
  const all = kept();
  const there = all.get(actor.account);
  if (there && there.until > Date.now()) return there.people;
  const entry: Kept = { until: Date.now() + LIFE, people: there?.people ?? [] };
  all.delete(actor.account);
  all.set(actor.account, entry);
  for (const [account] of all) if (all.size > ACCOUNTS) all.delete(account);
  void read(actor).then(
    (people) => {
      entry.people = people;
    },
    () => undefined, // completion is a help; the next attempt comes by itself
  );
  return entry.people;
}

async function read(actor: AccountAccess): Promise<readonly Candidate[]> {
  const sent = await imap.findSpecialUse(actor, 'sent');
  const people = new Map<string, Candidate>();
  const count = ({ name, address }: Address, usedAt: number): void => {
    const key = address.trim().toLowerCase();
    const known = people.get(key);
    if (!key.includes('@')) return;
    people.set(
      key,
      candidate({
        name: known?.name || name,
        address,
        distance: DISTANCE,
        favourite: false,
        uses: (known?.uses ?? 0) + 1,
        usedAt: Math.max(known?.usedAt ?? 0, usedAt || 0),
      }),
    );
  };
  for (const { envelope, received } of sent === undefined ? [] : await newest(actor, sent))
    for (const one of [...envelope.to, ...envelope.cc, ...envelope.bcc].slice(0, 50)) count(one, Date.parse(received));
  for (const { envelope, received, listId } of await newest(actor, 'INBOX'))
    if (listId === '') for (const one of envelope.from.slice(0, 1)) count(one, Date.parse(received));
  return [...people.values()];
}

async function newest(actor: AccountAccess, path: string): Promise<readonly imap.ListedMessage[]> {
  const window = { order: 'arrival', descending: true, filter: 'all', search: null, offset: 0, limit: NEWEST } as const;
  return (await imap.listMessages(actor, { account: actor.account, path }, window)).rows;
}
