import type { FetchMessageObject } from 'imapflow';
import { isAppError } from '../errors.ts';
import type { AccountAccess } from '../mail/account-access.ts';
import type { BodyPart } from '../mail/body-part.ts';
import type { MessageRef, Uid } from '../mail/message-ref.ts';
import { aloneUpTo } from './alone-up-to.ts';
import { atom, atoms, sequence } from './command-tokens.ts';
import { withLease } from './engine.ts';
import { keepRow } from './fetch-rows.ts';
import { hidesDeleted } from './hides-deleted.ts';
import type { Token } from './imapflow-internals.ts';
import type { Lease } from './lease.ts';
import { packUids } from './pack-uids.ts';
import { fetchOne, readBody } from './read-body.ts';
import { BARE_ITEMS, bodyItem, ROW_ITEMS, UID_ONLY, type ListedMessage } from './read-row.ts';
import { searchUids } from './search-uids.ts';

export interface OpenedMessage extends Omit<ListedMessage, 'uid'> {
  /** The header as stored, at most 1 MB of it; empty when the server cannot give it. */
  readonly headers: Buffer;
  /** Neighbours in arrival order, `null` at the ends. */
  readonly newer: Uid | null;
  readonly older: Uid | null;
  readonly readOnly: boolean;
  /** See {@link aloneUpTo}. */
  readonly aloneUpTo: Uid;
  /** Those of the wanted parts that came along, by section. */
  readonly bodies: ReadonlyMap<string, PartStart>;
}

/** A part that is read along with the message, so that opening it needs no second command. */
export interface WantedPart {
  readonly part: string;
  /** At most so many octets, in transfer encoding. */
  readonly maxBytes: number;
}

/** The first octets of a part, still in its transfer encoding. */
export interface PartStart {
  readonly bytes: Buffer;
  readonly truncated: boolean;
}

const MAX_HEADER = 1024 * 1024;
const KNOWN_ITEMS = atoms('UID', 'FLAGS', 'RFC822.SIZE');
const AROUND = 100; // messages on each side, which are told as one range
/** Most messages have their text in the first part, and most texts are shorter. */
const GUESS: WantedPart = { part: '1', maxBytes: 64 * 1024 };

type Neighbours = Pick<OpenedMessage, 'newer' | 'older'>;

/**
 * Everything about one message in one command, and its neighbours. Sets no flag.
 *
 * @param wanted which parts to read along. When the structure is not known from a list, only the first part may come.
 * @throws AppError message.gone | mailbox.renumbered | mailbox.missing | imap.*
 */
export function openMessage(
  access: AccountAccess,
  ref: MessageRef,
  signal?: AbortSignal,
  wanted?: (structure: BodyPart) => readonly WantedPart[],
): Promise<OpenedMessage> {
  return withLease(access, { mailbox: ref.mailbox.path, signal }, async (lease) => {
    const { readOnly } = await lease.select(ref.mailbox.path, ref.uidValidity);
    const known = lease.rows.get(ref.uid);
    const partsOf = (structure: BodyPart | null): readonly WantedPart[] =>
      structure && wanted ? wanted(structure) : [];
    const along = known ? partsOf(known.structure) : wanted ? [GUESS] : [];
    const bodyItems = along.map(({ part, maxBytes }) => bodyItem(part, 0, maxBytes + 1));
    const items = [...(known ? KNOWN_ITEMS : ROW_ITEMS), ...bodyItems];
    let message = await fetchWhole(lease, ref.uid, items);
    if (!Buffer.isBuffer(message.headers) || message.headers.length === 0) {
      // What another program just expunged may still have flags, but no content: the server is given the chance to tell.
      await lease.ask({ name: 'NOOP' });
      message = await fetchWhole(lease, ref.uid, items);
    }
    const { uid, ...row } = known ? { ...known, flags: [...(message.flags ?? [])] } : keepRow(lease, message);
    const headers = Buffer.isBuffer(message.headers) ? message.headers : Buffer.alloc(0);
    const neighbours = hidesDeleted(lease.lane)
      ? visibleNeighbours(lease, uid, message.seq)
      : neighbourUids(lease, uid);
    const bodies = readBodies(message, along, known ? along : partsOf(row.structure));
    const beside = await neighbours;
    const alone = aloneUpTo(lease, uid, row.envelope.messageId);
    return { ...row, headers, ...beside, readOnly, aloneUpTo: alone, bodies };
  });
}

/**
 * Those of the wanted parts of which enough was asked for. An empty one is left out: it may as well be one that is not there.
 *
 * @param along what was asked for.
 */
function readBodies(
  message: FetchMessageObject,
  along: readonly WantedPart[],
  wanted: readonly WantedPart[],
): Map<string, PartStart> {
  const bodies = new Map<string, PartStart>();
  for (const { part, maxBytes } of wanted) {
    const asked = along.find((one) => one.part === part);
    if (!asked) continue;
    const bytes = readBody(message, part);
    if (!bytes?.length || (bytes.length > asked.maxBytes && bytes.length <= maxBytes)) continue;
    bodies.set(part, { bytes: bytes.subarray(0, maxBytes), truncated: bytes.length > maxBytes });
  }
  return bodies;
}

/** A message whose structure the server cannot make out still opens, with its header for the source view. */
async function fetchWhole(lease: Lease, uid: Uid, items: readonly Token[]): Promise<FetchMessageObject> {
  const header = bodyItem('HEADER', 0, MAX_HEADER);
  try {
    return await fetchOne(lease, uid, [...items, header]);
  } catch (error) {
    if (!isAppError(error) || error.code !== 'imap.refused' || lease.lane.isClosed) throw error;
    return fetchOne(lease, uid, [...BARE_ITEMS, header]);
  }
}

/** Mostly known from the window that the message was chosen in; at its edges one command tells of the next ones too. */
async function neighbourUids(lease: Lease, uid: Uid): Promise<Neighbours> {
  const { view, exists } = lease;
  const at = view.seqOf(uid) ?? 0;
  const lacks = (seq: number): boolean => seq >= 1 && seq <= exists && view.uidAt(seq) === undefined;
  if (at && (lacks(at - 1) || lacks(at + 1))) await meetAround(lease, at);
  const seq = view.seqOf(uid);
  if (!seq) return { newer: null, older: null };
  return { newer: view.uidAt(seq + 1) ?? null, older: view.uidAt(seq - 1) ?? null };
}

/** Learns where the messages round a place stand: from a search, which tells their UIDs as a range, unless some left meanwhile. */
async function meetAround(lease: Lease, at: number): Promise<void> {
  const { view, exists } = lease;
  const path = lease.lane.selected?.path ?? '';
  const [first, last] = [Math.max(1, at - AROUND), Math.min(exists, at + AROUND)];
  const set = `${first}:${last}`;
  const { revision } = lease.state(path);
  const uids = await searchUids(lease, [sequence(set)]);
  if (lease.state(path).revision !== revision || uids.length !== last - first + 1) {
    await lease.fetch('FETCH', set, UID_ONLY);
    return;
  }
  // The nearest last: what the view has no room for is forgotten, and may be any of those before.
  for (let away = AROUND; away >= 0; away -= 1)
    for (const seq of [at - away, at + away]) if (uids[seq - first]) view.told(seq, uids[seq - first], undefined);
}

/** Where marked messages are hidden they are left out here too. */
async function visibleNeighbours(lease: Lease, uid: Uid, at: number): Promise<Neighbours> {
  let seq = at;
  for (let attempt = 1; attempt <= 2; attempt += 1) {
    const hidden = new Set(await searchUids(lease, [atom('DELETED')], 'SEARCH'));
    let below = seq - 1;
    while (hidden.has(below)) below -= 1;
    let above = seq + 1;
    while (hidden.has(above)) above += 1;
    const [set] = packUids([below, seq, above].filter((one) => one <= lease.exists));
    if (set === undefined) break; // the last message, expunged while it was read
    const uids = new Map((await lease.fetch('FETCH', set, UID_ONLY)).map((row) => [row.seq, row.uid]));
    if (uids.get(seq) === uid) return { newer: uids.get(above) ?? null, older: uids.get(below) ?? null };
    seq = (await fetchOne(lease, uid, UID_ONLY)).seq; // messages before it went away between the two commands
  }
  return { newer: null, older: null };
}
