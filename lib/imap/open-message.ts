import type { FetchMessageObject } from 'imapflow';
import { isAppError } from '../errors.ts';
import type { AccountAccess } from '../mail/account-access.ts';
import type { MessageRef, Uid } from '../mail/message-ref.ts';
import { atom } from './command-tokens.ts';
import { withLease } from './engine.ts';
import { hidesDeleted } from './hides-deleted.ts';
import type { Lease } from './lease.ts';
import { packUids } from './pack-uids.ts';
import { fetchOne } from './read-body.ts';
import { BARE_ITEMS, bodyItem, readRow, ROW_ITEMS, UID_ONLY, type ListedMessage } from './read-row.ts';
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

/**
 * Everything about one message but its bodies, in one command, and its neighbours. Sets no flag.
 *
 * @throws AppError message.gone | mailbox.renumbered | mailbox.missing | imap.*
 */
export function openMessage(access: AccountAccess, ref: MessageRef, signal?: AbortSignal): Promise<OpenedMessage> {
  return withLease(access, { signal }, async (lease) => {
    const { readOnly } = await lease.select(ref.mailbox.path, ref.uidValidity);
    const message = await fetchWhole(lease, ref.uid);
    const { uid, ...row } = readRow(message);
    const headers = Buffer.isBuffer(message.headers) ? message.headers : Buffer.alloc(0);
    return { ...row, headers, ...(await findNeighbours(lease, uid, message.seq)), readOnly };
  });
}

/** A message whose structure the server cannot make out still opens, with its header for the source view. */
async function fetchWhole(lease: Lease, uid: Uid): Promise<FetchMessageObject> {
  const header = bodyItem('HEADER', 0, MAX_HEADER);
  try {
    return await fetchOne(lease, uid, [...ROW_ITEMS, header]);
  } catch (error) {
    if (!isAppError(error) || error.code !== 'imap.refused' || lease.lane.isClosed) throw error;
    return fetchOne(lease, uid, [...BARE_ITEMS, header]);
  }
}

async function findNeighbours(lease: Lease, uid: Uid, at: number): Promise<{ newer: Uid | null; older: Uid | null }> {
  let seq = at;
  for (let attempt = 1; attempt <= 2; attempt += 1) {
    const hidden = new Set(hidesDeleted(lease.lane) ? await searchUids(lease, [atom('DELETED')], 'SEARCH') : []);
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
