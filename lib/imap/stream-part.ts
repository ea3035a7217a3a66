import type { FetchMessageObject } from 'imapflow';
import { AppError, isAppError } from '../errors.ts';
import type { AccountAccess } from '../mail/account-access.ts';
import type { MessageRef } from '../mail/message-ref.ts';
import { atoms } from './command-tokens.ts';
import { withLease } from './engine.ts';
import type { Token } from './imapflow-internals.ts';
import { fetchOne, findPart, readBody, requireSection } from './read-body.ts';
import { binaryItem, bodyItem } from './read-row.ts';
import { readStructure } from './read-structure.ts';

const FIRST = 256 * 1024;
const CHUNK = 1024 * 1024;
const DECODABLE = /^(?:base64|quoted-printable)$/i;

export interface PartStream {
  /** Octets in transfer encoding as the server counts them; some servers count wrongly, so never cut by it. */
  readonly size: number;
  /** True when the server took the transfer encoding off. */
  readonly decoded: boolean;
  readonly stream: ReadableStream<Uint8Array>;
}

interface Slice {
  readonly row: FetchMessageObject;
  readonly bytes: Buffer | undefined;
}

/**
 * A part, or the whole message, read slice by slice as fast as the reader takes it, one slice ahead: a slow reader holds no
 * connection. Each slice is a task of its own that selects the mailbox and checks its UIDVALIDITY, so a slice can never
 * come from another message (imapflow's download() lets that happen: imap.md §1.2). Sets no flag.
 *
 * @param part section number; `''` for the whole message.
 * @param options.encoding the part's transfer encoding, for one who wants it decoded: by the server where it can (BINARY),
 *   else `decoded` is false and the bytes are as stored, as they are without this option.
 * @throws AppError part.missing | message.gone | mailbox.renumbered | mailbox.missing | imap.*; the stream fails likewise
 */
export async function streamPart(
  access: AccountAccess,
  ref: MessageRef,
  part: string,
  signal?: AbortSignal,
  { encoding = '' }: { readonly encoding?: string } = {},
): Promise<PartStream> {
  requireSection(part);
  const left = new AbortController();
  const given = signal ? AbortSignal.any([signal, left.signal]) : left.signal;
  let binary = DECODABLE.test(encoding) && /^[\d.]+$/.test(part);
  const slice = (offset: number, length: number, more: readonly Token[]): Promise<Slice> =>
    withLease(access, { bulk: true, signal: given }, async (lease) => {
      await lease.select(ref.mailbox.path, ref.uidValidity);
      binary &&= lease.lane.has('BINARY');
      const item = (binary ? binaryItem : bodyItem)(part, offset, length);
      const row = await fetchOne(lease, ref.uid, [...atoms('UID'), ...more, item]);
      const bytes = readBody(row, part);
      if (bytes && bytes.length > length) throw new AppError('message.unreadable'); // the server knows no slices
      return { row, bytes };
    });
  const start = (): Promise<Slice> => slice(0, FIRST, atoms('RFC822.SIZE', ...(part === '' ? [] : ['BODYSTRUCTURE'])));

  const { row, bytes: first } = await start().catch((error: unknown) => {
    if (!binary || !isAppError(error) || error.code !== 'imap.refused') throw error;
    binary = false; // UNKNOWN-CTE, or an encoding too broken for the server: ours to decode
    return start();
  });
  const structure = readStructure(row.bodyStructure);
  const found = findPart(structure, part);
  if (!first || (part !== '' && first.length === 0 && structure && !found)) throw new AppError('part.missing');
  const size = (part === '' ? row.size : found?.size) ?? row.size ?? first.length;

  let offset = 0;
  let asked = FIRST;
  let ahead: Promise<{ readonly bytes: Buffer | undefined }> = Promise.resolve({ bytes: first });
  const stream = new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const { bytes = Buffer.alloc(0) } = await ahead;
        offset += bytes.length;
        if (bytes.length > 0) controller.enqueue(bytes);
        // Short of the size it told, the server is asked once more: only nothing at all is the end then. What is decoded is
        // always shorter.
        if (bytes.length === 0 || (bytes.length < asked && offset >= size)) return controller.close();
        asked = CHUNK;
        ahead = slice(offset, CHUNK, []);
        ahead.catch(() => undefined); // told by the next pull; there may be none
      },
      cancel() {
        left.abort();
      },
    },
    { highWaterMark: 0 },
  );
  return { size, decoded: binary, stream };
}
