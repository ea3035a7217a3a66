import { open } from 'node:fs/promises';
import { TIMES } from '#lib/config.ts';
import type { ContactFileFormat, ContactStretch } from '#lib/mail/contact-file.ts';
import { guessColumns } from '#lib/mail/contact-columns.ts';
import { commaOf, parseCsv } from '#lib/mail/parse-csv.ts';
import { processWide } from '#lib/process-wide.ts';
import { WorkerPool } from '#lib/workers/index.ts';
import { decodeCharset } from './charset.ts';
import type { StretchTask } from './read-contact-stretch.ts';

/** Octets that are read at a time: memory does not grow with the file. */
const AT_ONCE = 1_000_000;
/** More than the largest card, so that a stretch in which nothing ends says that something is broken. */
const MOST = 4 * AT_ONCE;
const HEAD = 64_000;

/** What the beginning of a file of contacts says about all of it. */
export interface ContactFileHead {
  readonly format: ContactFileFormat;
  readonly charset: string;
  readonly size: number;
  /** Of CSV; else empty. */
  readonly headings: readonly string[];
  readonly columns: readonly string[];
  /** The first thing that stands in each column, `''` for nothing. */
  readonly samples: readonly string[];
  readonly comma: string;
}

/** Which kind of file it is, by its first 64 kB and not by its name; `undefined` when it is none of ours. */
export async function readContactFileHead(path: string): Promise<ContactFileHead | undefined> {
  const file = await open(path);
  try {
    const { size } = await file.stat();
    const { bytesRead, buffer } = await file.read(Buffer.alloc(Math.min(HEAD, size)), 0);
    const bytes = buffer.subarray(0, bytesRead);
    const charset = markOf(bytes);
    const text = decodeCharset(bytes, charset).text.replace(/^\ufeff/, '');
    const none = { charset, size, headings: [], samples: [], columns: [], comma: '' };
    if (/^\s*BEGIN\s*:\s*VCARD\s*$/im.test(text)) return { format: 'vcard', ...none };
    if (/^(?:dn::?|version:) /im.test(text) && /^[\w;.-]+::? /m.test(text)) return { format: 'ldif', ...none };
    const { rows } = parseCsv(text, { rows: 6, cells: 500 });
    const [headings = [], ...others] = rows;
    if (headings.length < 2 || text.includes('\0')) return undefined;
    const samples = headings.map((_, at) => others.map((row) => row[at] ?? '').find(Boolean) ?? '');
    return { format: 'csv', charset, size, headings, samples, columns: guessColumns(headings), comma: commaOf(text) };
  } finally {
    await file.close();
  }
}

const markOf = (bytes: Buffer): string =>
  bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : '';

/**
 * Reads a file of contacts in stretches of 1 MB, each in a worker that may be killed; every stretch says how far it came. `columns` is
 * what the columns of a table mean, where the person knows better.
 *
 * @param owner whose file it is: accounts take turns.
 * @throws AppError message.unreadable: too slow or too much memory | server.busy
 */
export async function* readContactFile(
  owner: string,
  path: string,
  head: ContactFileHead,
  columns: readonly string[] = head.columns,
): AsyncGenerator<ContactStretch & { readonly done: number }> {
  const { format, charset, size, headings, comma } = head;
  const file = await open(path);
  try {
    let done = 0;
    let line = 1;
    let wanted = AT_ONCE;
    while (done < size) {
      const { bytesRead, buffer } = await file.read(Buffer.alloc(Math.min(wanted, size - done)), 0, undefined, done);
      const isLast = done + bytesRead >= size || bytesRead === 0;
      const bytes = buffer.subarray(0, bytesRead);
      const task: StretchTask = { bytes, format, charset, isLast, line, columns, headings, comma };
      const { used, lines, ...found } = await runContactReader(owner, task);
      if (used === 0 && !isLast && wanted < MOST) {
        wanted += AT_ONCE;
        continue;
      }
      // Nothing ends in 4 MB: it is left out, and the file goes on behind it.
      const step = isLast || used === 0 ? bytesRead : used;
      wanted = AT_ONCE;
      done += step;
      const lost = used === 0 && !isLast ? [{ line, why: 'long' as const, text: '' }] : [];
      line += lines;
      yield { ...found, faults: [...found.faults, ...lost], used: step, lines, done };
      if (isLast) return;
    }
  } finally {
    await file.close();
  }
}

/** Reads one stretch in a worker that may be killed. @throws AppError message.unreadable | server.busy */
export const runContactReader = (owner: string, task: StretchTask): Promise<ContactStretch> =>
  processWide(
    'mime.contact-readers',
    () =>
      new WorkerPool<StretchTask, ContactStretch>({
        file: ['lib', 'mime', 'contact-worker.ts'],
        atOnce: 1,
        heapMb: 256,
        startWithin: TIMES.workerStart,
        deadline: TIMES.readContacts,
        idle: TIMES.workerIdle,
        waiting: 100,
        waitingOfOne: 5,
      }),
  ).run(owner, task);
