import type { MessageList, MessageRow } from '#lib/contract/index.ts';

/** Rows are asked for in pieces of this many. */
export const CHUNK = 50;

/** What is true of the whole list, whichever rows are at hand. */
export type ListFacts = Omit<MessageList, 'rows' | 'offset' | 'limit'>;

interface Chunk {
  /** From the beginning of the chunk; fewer than {@link CHUNK} when it is the last one, or only some came. */
  readonly rows: readonly (MessageRow | undefined)[];
  /** Of the list when they were read; another one than the list's now means that they may stand elsewhere. */
  readonly revision: number;
}

/** As much of a list as is at hand: its facts by the newest answer, and rows here and there. */
export interface ListData {
  readonly facts: ListFacts;
  readonly chunks: ReadonlyMap<number, Chunk>;
}

/**
 * Lays a window that the server answered over what was at hand. Rows of before stay until they are asked for again, but not
 * those of a rebuilt mailbox, whose UIDs mean nothing any more.
 */
export function putWindow(before: ListData | undefined, answer: MessageList): ListData {
  const { rows, offset, limit: _limit, ...facts } = answer;
  const kept = before?.facts.uidValidity === facts.uidValidity ? before.chunks : [];
  const chunks = new Map(kept);
  const fresh = new Map<number, (MessageRow | undefined)[]>();
  for (const [index, row] of rows.entries()) {
    const at = offset + index;
    const chunk = Math.floor(at / CHUNK);
    const known = fresh.get(chunk) ?? [...(isCurrent(chunks.get(chunk), facts) ? (chunks.get(chunk)?.rows ?? []) : [])];
    known[at % CHUNK] = row;
    fresh.set(chunk, known);
  }
  for (const [index, known] of fresh) chunks.set(index, { rows: known, revision: facts.revision });
  const last = Math.floor(Math.max(0, facts.total - 1) / CHUNK);
  for (const index of chunks.keys()) if (index > last || facts.total === 0) chunks.delete(index);
  return { facts, chunks };
}

const isCurrent = (chunk: Chunk | undefined, { revision }: ListFacts): boolean => chunk?.revision === revision;

/** The row at a place, as it was when it was last read; `undefined` when it was never read. */
export const rowAt = (data: ListData, index: number): MessageRow | undefined =>
  index < data.facts.total ? data.chunks.get(Math.floor(index / CHUNK))?.rows[index % CHUNK] : undefined;

/** Chunks between two places (both included) that are missing, incomplete or of another revision, in order. */
export function missingChunks(data: ListData, first: number, last: number): number[] {
  const end = Math.min(last, data.facts.total - 1);
  const missing: number[] = [];
  for (let chunk = Math.floor(Math.max(0, first) / CHUNK); chunk * CHUNK <= end; chunk += 1) {
    const known = data.chunks.get(chunk);
    const due = Math.min(CHUNK, data.facts.total - chunk * CHUNK);
    const whole = known?.rows.length === due && !known.rows.includes(undefined);
    if (!whole || known.revision !== data.facts.revision) missing.push(chunk);
  }
  return missing;
}

/** Every row at hand with its place. */
export function* knownRows(data: ListData): Generator<readonly [number, MessageRow]> {
  for (const [chunk, { rows }] of data.chunks)
    for (const [index, row] of rows.entries()) if (row) yield [chunk * CHUNK + index, row];
}

/** Changes some rows in their places; chunks without any of them stay the same object. */
export function changeRows(
  data: ListData,
  uids: ReadonlySet<number>,
  change: (row: MessageRow) => MessageRow,
): ListData {
  let touched = false;
  const chunks = new Map(data.chunks);
  for (const [index, chunk] of data.chunks) {
    if (!chunk.rows.some((row) => row && uids.has(row.uid))) continue;
    touched = true;
    chunks.set(index, { ...chunk, rows: chunk.rows.map((row) => (row && uids.has(row.uid) ? change(row) : row)) });
  }
  return touched ? { ...data, chunks } : data;
}
