import type { FetchMessageObject } from 'imapflow';
import { isAppError } from '../errors.ts';
import type { AccountAccess } from '../mail/account-access.ts';
import type { MessageRef, Uid } from '../mail/message-ref.ts';
import { atom, atoms } from './command-tokens.ts';
import { withLease } from './engine.ts';
import { keepRow } from './fetch-rows.ts';
import { hidesDeleted } from './hides-deleted.ts';
import type { Token } from './imapflow-internals.ts';
import type { Lease } from './lease.ts';
import { packUids } from './pack-uids.ts';
import { fetchOne } from './read-body.ts';
import { BARE_ITEMS, bodyItem, ROW_ITEMS, UID_ONLY, type ListedMessage } from './read-row.ts';
import { searchUids } from './search-uids.ts';

export interface OpenedMessage extends Omit<ListedMessage, 'uid'> {
  /** The header as stored, at most 1 MB of it; empty when the server cannot give it. */
  readonly headers: Buffer;
  /** Neighbours in arrival order, `null` at the ends. */
  readonly newer: Uid | null;
  readonly older: Uid | null;
  readonly readOnly: boolean;
}

const MAX_HEADER = 1024 * 1024;
const AROUND = 25; // messages on each side

type Neighbours = Pick<OpenedMessage, 'newer' | 'older'>;

/**
 * Everything about one message but its bodies, in one command, and its neighbours. Sets no flag.
 *
 * @throws AppError message.gone | mailbox.renumbered | mailbox.missing | imap.*
 */
export function openMessage(access: AccountAccess, ref: MessageRef, signal?: AbortSignal): Promise<OpenedMessage> {
  return withLease(access, { signal }, async (lease) => {
    const { readOnly } = await lease.select(ref.mailbox.path, ref.uidValidity);
    const known = lease.rows.get(ref.uid);
    const message = await fetchWhole(lease, ref.uid, known ? atoms('UID', 'FLAGS') : ROW_ITEMS);
    const { uid, ...row } = known ? { ...known, flags: [...(message.flags ?? [])] } : keepRow(lease, message);
    const headers = Buffer.isBuffer(message.headers) ? message.headers : Buffer.alloc(0);
    const neighbours = hidesDeleted(lease.lane)
      ? visibleNeighbours(lease, uid, message.seq)
      : neighbourUids(lease, uid);
    return { ...row, headers, ...(await neighbours), readOnly };
  });
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
