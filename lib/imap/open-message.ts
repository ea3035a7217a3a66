import type { FetchMessageObject } from 'imapflow';
import { isAppError } from '../errors.ts';
import type { AccountAccess } from '../mail/account-access.ts';
import type { BodyPart } from '../mail/body-part.ts';
import type { MessageRef, Uid } from '../mail/message-ref.ts';
import { atom, atoms } from './command-tokens.ts';
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
const AROUND = 25; // messages on each side

type Neighbours = Pick<OpenedMessage, 'newer' | 'older'>;

/**
 * Everything about one message in one command, and its neighbours. Sets no flag.
 *
 * @param wanted which parts to read along; asked only when the structure is known from a list, else none come.
 * @throws AppError message.gone | mailbox.renumbered | mailbox.missing | imap.*
 */
export function openMessage(
  access: AccountAccess,
  ref: MessageRef,
  signal?: AbortSignal,
  wanted: (structure: BodyPart) => readonly WantedPart[] = () => [],
): Promise<OpenedMessage> {
  return withLease(access, { mailbox: ref.mailbox.path, signal }, async (lease) => {
    const { readOnly } = await lease.select(ref.mailbox.path, ref.uidValidity);
    const known = lease.rows.get(ref.uid);
    const parts = known?.structure ? wanted(known.structure) : [];
    const bodyItems = parts.map(({ part, maxBytes }) => bodyItem(part, 0, maxBytes + 1));
    const items = known ? [...KNOWN_ITEMS, ...bodyItems] : ROW_ITEMS;
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
    return { ...row, headers, ...(await neighbours), readOnly, bodies: readBodies(message, parts) };
  });
}

/** An empty part is left out: it may as well be one that is not there. */
function readBodies(message: FetchMessageObject, parts: readonly WantedPart[]): Map<string, PartStart> {
  const bodies = new Map<string, PartStart>();
  for (const { part, maxBytes } of parts) {
    const bytes = readBody(message, part);
    if (bytes?.length) bodies.set(part, { bytes: bytes.subarray(0, maxBytes), truncated: bytes.length > maxBytes });
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
  if (at && (lacks(at - 1) || lacks(at + 1)))
    await lease.fetch('FETCH', `${Math.max(1, at - AROUND)}:${Math.min(exists, at + AROUND)}`, UID_ONLY);
  const seq = view.seqOf(uid);
  if (!seq) return { newer: null, older: null };
  return { newer: view.uidAt(seq + 1) ?? null, older: view.uidAt(seq - 1) ?? null };
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
