import { crc32 } from 'node:zlib';
import { AppError } from '#lib/errors.ts';

/** A file of an archive; opened when its turn comes. */
export interface ZipEntry {
  /** Without path parts; unique in the archive. */
  readonly name: string;
  open(): Promise<ReadableStream<Uint8Array>>;
}

const LARGEST = 0xffff_ffff; // more needs ZIP64
/** Bit 3: checksum and size follow the content; bit 11: names are UTF-8. */
const FLAGS = 0x0808;

/**
 * An archive (PKWARE APPNOTE 6.3) of files as they are, not packed: one after the other as fast as they are taken, nothing of them
 * kept. A file that fails ends the stream with its error, so that no archive seems whole that is not.
 *
 * @param at the time every file carries; local to nobody, so in UTC
 * @throws in the stream: AppError input.too_large beyond 4 GB
 */
export function zipFiles(entries: readonly ZipEntry[], at: Date): ReadableStream<Uint8Array> {
  const pieces = writeArchive(entries, at);
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const { done, value } = await pieces.next();
        if (done) controller.close();
        else controller.enqueue(value);
      },
      async cancel() {
        await pieces.return(undefined);
      },
    },
    { highWaterMark: 0 },
  );
}

async function* writeArchive(entries: readonly ZipEntry[], at: Date): AsyncGenerator<Uint8Array, undefined> {
  const directory: Buffer[] = [];
  let offset = 0;
  for (const entry of entries) {
    const name = Buffer.from(entry.name, 'utf8');
    const start = offset;
    const head = Buffer.concat([header(0x04034b50, at, { crc: 0, size: 0 }, name), name]);
    yield head;
    let crc = 0;
    let size = 0;
    for await (const chunk of await entry.open()) {
      crc = crc32(chunk, crc);
      size += chunk.byteLength;
      if (start + size > LARGEST) throw new AppError('input.too_large');
      yield chunk;
    }
    yield numbers([0x08074b50, 4], [crc, 4], [size, 4], [size, 4]);
    offset += head.length + size + 16;
    directory.push(
      header(0x02014b50, at, { crc, size }, name),
      numbers([0, 2], [0, 2], [0, 2], [0, 4], [start, 4]),
      name,
    );
  }
  const listed = Buffer.concat(directory);
  if (offset + listed.length > LARGEST) throw new AppError('input.too_large');
  const count = entries.length;
  yield listed;
  yield numbers([0x06054b50, 4], [0, 2], [0, 2], [count, 2], [count, 2], [listed.length, 4], [offset, 4], [0, 2]);
  return undefined;
}

/** What a local header and one of the directory share: up to the lengths of name and extra field. */
function header(signature: number, at: Date, { crc, size }: { crc: number; size: number }, name: Buffer): Buffer {
  const year = Math.min(127, Math.max(0, at.getUTCFullYear() - 1980));
  const time = (at.getUTCHours() << 11) | (at.getUTCMinutes() << 5) | (at.getUTCSeconds() >> 1);
  const date = (year << 9) | ((at.getUTCMonth() + 1) << 5) | at.getUTCDate();
  const maker = signature === 0x02014b50 ? [[20, 2] as const] : [];
  return numbers(
    [signature, 4],
    ...maker,
    [20, 2],
    [FLAGS, 2],
    [0, 2], // stored
    [time, 2],
    [date, 2],
    [crc, 4],
    [size, 4],
    [size, 4],
    [name.length, 2],
    [0, 2],
  );
}

/** Little-endian, each in so many octets. */
function numbers(...fields: readonly (readonly [value: number, octets: 2 | 4])[]): Buffer {
  const out = Buffer.alloc(fields.reduce((sum, [, octets]) => sum + octets, 0));
  let at = 0;
  for (const [value, octets] of fields) at = octets === 2 ? out.writeUInt16LE(value, at) : out.writeUInt32LE(value, at);
  return out;
}
