import type { FetchMessageObject } from 'imapflow';
import { AppError, isAppError } from '../errors.ts';
import type { AccountAccess } from '../mail/account-access.ts';
import { placeRange, type ByteRange, type Extent } from '../mail/byte-range.ts';
import type { MessageRef } from '../mail/message-ref.ts';
import { atoms } from './command-tokens.ts';
import { withLease } from './engine.ts';
import type { Token } from './imapflow-internals.ts';
import { fetchOne, findPart, readBody, requireSection } from './read-body.ts';
import { binaryItem, binarySizeItem, bodyItem } from './read-row.ts';
import { readStructure } from './read-structure.ts';

const FIRST = 256 * 1024;
const CHUNK = 2 * 1024 * 1024;
/** Where slices come quickly they grow: servers decode, or skip, what lies before each. */
const LARGEST = 8 * 1024 * 1024;
const QUICKLY = 500; // milliseconds: others who share the connection wait no longer for a slice
const DECODABLE = /^(?:base64|quoted-printable)$/i;

export interface PartStream {
  /** Octets in transfer encoding as the server counts them; some servers count wrongly, so never cut by it. */
  readonly size: number;
  /** True when the server took the transfer encoding off. */
  readonly decoded: boolean;
  /** Octets of all that could be streamed, exactly; `null` when not counted, or when that shows only at the end. */
  readonly exact: number | null;
  /** Which of them `stream` gives; `null`: all. */
  readonly extent: Extent | null;
  readonly stream: ReadableStream<Uint8Array>;
}

export interface StreamOptions {
  /** The part's transfer encoding, for one who wants it decoded: by the server where it can (BINARY), else not at all. */
  readonly encoding?: string;
  /** Finds out `exact`, for one more command at most. */
  readonly count?: boolean;
  /** Only these octets, when they can be counted; asked with whether the server decodes. */
  readonly range?: (decoded: boolean) => ByteRange | null;
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
 * @throws AppError part.missing | message.gone | mailbox.renumbered | mailbox.missing | request.range (`values.size`) |
 *   imap.*; the stream fails likewise, and with message.unreadable when it ends before what was counted
 */
export async function streamPart(
  access: AccountAccess,
  ref: MessageRef,
  part: string,
  signal?: AbortSignal,
  { encoding = '', count = false, range = () => null }: StreamOptions = {},
): Promise<PartStream> {
  requireSection(part);
  const left = new AbortController();
  const given = signal ? AbortSignal.any([signal, left.signal]) : left.signal;
  let binary = DECODABLE.test(encoding) && /^[\d.]+$/.test(part);
  /** @param length 0: only what `more` asks for. */
  const slice = (offset: number, length: number, more: readonly Token[]): Promise<Slice> =>
    withLease(access, { bulk: true, mailbox: ref.mailbox.path, signal: given }, async (lease) => {
      await lease.select(ref.mailbox.path, ref.uidValidity);
      binary &&= lease.lane.has('BINARY');
      const items = [
        ...more,
        ...(binary && count && more.length > 0 ? [binarySizeItem(part)] : []),
        ...(length > 0 ? [(binary ? binaryItem : bodyItem)(part, offset, length)] : []),
      ];
      const row = await fetchOne(lease, ref.uid, [...atoms('UID'), ...items]);
      const bytes = readBody(row, part);
      if (bytes && bytes.length > length) throw new AppError('message.unreadable'); // the server knows no slices
      return { row, bytes };
    });
  const start = async (): Promise<Slice & { wish: ByteRange | null; from: number }> => {
    const wish = range(binary);
    const { first: from = 0, last = null } = wish && 'first' in wish ? wish : {};
    const length = wish && 'suffix' in wish ? 0 : Math.min(FIRST, (last ?? Infinity) - from + 1);
    const described = atoms('RFC822.SIZE', ...(part === '' ? [] : ['BODYSTRUCTURE']));
    return { wish, from, ...(await slice(from, length, described)) };
  };
  const {
    row,
    bytes: first,
    wish,
    from,
  } = await start().catch((error: unknown) => {
    if (!binary || !isAppError(error) || error.code !== 'imap.refused') throw error;
    binary = false; // UNKNOWN-CTE, or an encoding too broken for the server: ours to decode
    return start();
  });
  const structure = readStructure(row.bodyStructure);
  const found = findPart(structure, part);
  if ((!first && !wish) || (part !== '' && !first?.length && structure && !found)) throw new AppError('part.missing');
  const size = (part === '' ? row.size : found?.size) ?? row.size ?? first?.length ?? 0;
  const exact = count ? await measured() : null;

  /** What the server told is believed only when the octet before it is there and none after it. */
  async function measured(): Promise<number | null> {
    if (binary) return row.binarySize ?? null;
    if (from === 0 && first && first.length < FIRST && first.length === size) return size;
    if (size === 0) return null;
    const { bytes } = await slice(size - 1, 2, []);
    return bytes?.length === 1 ? size : null;
  }

  const usable = wish && exact !== null && (binary || !DECODABLE.test(encoding)) ? wish : null;
  const extent = usable && exact !== null ? placeRange(usable, exact) : null;
  if (usable && !extent) throw new AppError('request.range', { values: { size: exact ?? 0 } });

  const end = extent?.end ?? exact;
  let offset = extent?.start ?? 0;
  let asked = 0;
  let most = CHUNK;
  const next = async (): Promise<{ readonly bytes: Buffer | undefined }> => {
    const known = from === offset && asked === 0 && first !== undefined;
    asked = known ? FIRST : Math.min(most, (end ?? Infinity) - offset);
    if (known) return { bytes: first };
    const since = performance.now();
    const found = await slice(offset, asked, []);
    most = performance.now() - since < QUICKLY ? Math.min(LARGEST, 2 * most) : CHUNK;
    return found;
  };
  let ahead: ReturnType<typeof next> | undefined;
  const stream = new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        if (end !== null && offset >= end) return controller.close();
        const { bytes = Buffer.alloc(0) } = await (ahead ?? next());
        offset += bytes.length;
        if (bytes.length === 0 && end !== null)
          throw new AppError('message.unreadable', { detail: 'It ends too early.' });
        if (bytes.length > 0) controller.enqueue(bytes);
        // Uncounted, only nothing at all is the end as long as it is short of the size that was told. What is decoded is
        // always shorter.
        const ended = end === null ? bytes.length === 0 || (bytes.length < asked && offset >= size) : offset >= end;
        if (ended) return controller.close();
        ahead = next();
        ahead.catch(() => undefined); // told by the next pull; there may be none
      },
      cancel() {
        left.abort();
      },
    },
    { highWaterMark: 0 },
  );
  return { size, decoded: binary, exact, extent, stream };
}
