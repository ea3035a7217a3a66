import type { ImapResponse } from 'imapflow';
import { atom, atoms, quoted } from './command-tokens.ts';
import { decodePath } from './decode-path.ts';
import { valueText, type Token } from './imapflow-internals.ts';
import type { Lane } from './lane.ts';
import type { Lease } from './lease.ts';
import { parseListing } from './parse-listing.ts';
import { parseStatus, STATUS_ITEMS, type Status } from './read-status.ts';

/** A mailbox as LIST gives it. */
export interface Listing {
  readonly path: string;
  /** `''` when names have no hierarchy. */
  readonly delimiter: string;
  readonly flags: readonly string[];
  readonly subscribed: boolean;
  /** Present where the server counts along with LIST (RFC 5819). */
  readonly status: Status | undefined;
}

type Answer = Pick<ImapResponse, 'attributes'>;

/** Of more than these only INBOX and those with a special use are known. */
const MAX_MAILBOXES = 20_000;
/** A server that counts thousands of mailboxes for the first time takes longer than a command may: each so many answers are progress. */
const PROGRESS = 250;
const NEEDED = /^\\(?:all|archive|drafts|flagged|important|junk|sent|trash)$/i;

/**
 * All mailboxes the person may see, with subscriptions, in one command where the server can (LIST-EXTENDED, LIST-STATUS),
 * else LIST and LSUB.
 */
export async function readListing(lease: Lease, withStatus: boolean): Promise<Listing[]> {
  const { lane } = lease;
  const extended = lane.has('LIST-EXTENDED');
  const counts = withStatus && lane.has('LIST-STATUS');
  const found = new Map<string, { delimiter: string; flags: string[] }>();
  const statuses = new Map<string, Status>();
  const listed = (response: Answer): void => {
    const [flags, delimiter] = response.attributes ?? [];
    const path = pathOf(lane, response, 2);
    const names = Array.isArray(flags) ? flags.map(valueText) : [];
    if (path && (found.size < MAX_MAILBOXES || path === 'INBOX' || names.some((name) => NEEDED.test(name))))
      found.set(path, { delimiter: valueText(delimiter), flags: names });
  };
  let answers = 0;
  const counted = (response: Answer): void => void statuses.set(pathOf(lane, response, 0), parseStatus(response));
  const raw = (line: Buffer, literals: readonly Buffer[]): boolean => {
    const answer = parseListing(line, literals);
    if (answer) (answer.command === 'LIST' ? listed : counted)(answer);
    if (answer && ++answers % PROGRESS === 0) lease.progressed();
    return answer !== undefined;
  };
  const LIST = (response: ImapResponse): Promise<void> => Promise.resolve(listed(response));
  const STATUS = (response: ImapResponse): Promise<void> => Promise.resolve(counted(response));
  if (counts) await lease.catchUp();
  await lease.ask({
    name: 'LIST',
    tokens: [quoted(''), quoted('*'), ...(extended ? [atom('RETURN'), returnOptions(lease, counts)] : [])],
    options: { raw, untagged: { LIST, STATUS } },
  });
  const subscribed = new Set<string>();
  if (!extended)
    await lease.ask({
      name: 'LSUB',
      tokens: [quoted(''), quoted('*')],
      options: {
        untagged: {
          LSUB: (response) => {
            subscribed.add(pathOf(lane, response, 2));
            return Promise.resolve();
          },
        },
      },
    });
  return [...found].map(([path, { delimiter, flags }]) => ({
    path,
    delimiter,
    flags: flags.filter((flag) => flag.toLowerCase() !== '\\subscribed'),
    subscribed: path === 'INBOX' || subscribed.has(path) || flags.some((flag) => flag.toLowerCase() === '\\subscribed'),
    status: statuses.get(path),
  }));
}

/** The mailbox name that stands at this place of a response. */
export function pathOf(lane: Lane, { attributes }: Answer, at: number): string {
  const path = decodePath(lane, valueText(attributes?.[at]));
  return path.toUpperCase() === 'INBOX' ? 'INBOX' : path;
}

const returnOptions = (lease: Lease, counts: boolean): Token => [
  ...atoms('SUBSCRIBED', 'CHILDREN'),
  ...(lease.lane.has('SPECIAL-USE') ? [atom('SPECIAL-USE')] : []),
  ...(counts ? [atom('STATUS'), STATUS_ITEMS] : []),
];
