import { PassThrough, Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream } from 'node:stream/web';
import busboy from 'busboy';
import { config } from '#lib/config.ts';
import { AppError, toAppError } from '#lib/errors.ts';
import { FIELD_COUNT, TEXT_LIMIT, mergeFields, type ReadFields } from './merge-fields.ts';

/** A file of a form while it arrives. */
export interface IncomingFile {
  /** The browser's words. */
  readonly name: string;
  readonly type: string;
  readonly content: Readable;
  /** Asked after the end of `content`: false when the file was cut off at the limit. */
  isWhole(): boolean;
}

/** Keeps a file and gives its upload id, or refuses it; `before` are the fields that stood in front of it. */
export type KeepFile = (
  file: IncomingFile,
  before: Readonly<Record<string, unknown>>,
) => Promise<{ id: string; drop(): Promise<void> }>;

const FILES = 100;

/**
 * Reads a multipart form (RFC 7578) as a stream: memory does not grow with its files. A file that cannot be kept is a `fault`
 * beside the fields; a form that breaks off keeps nothing.
 *
 * @throws AppError request.malformed (not a form, or cut off) | input.too_large (text beyond the limit)
 */
export async function readMultipart(request: Request, keepFile?: KeepFile): Promise<ReadFields> {
  const pairs: [string, string][] = [];
  const files: Promise<{ id: string; drop(): Promise<void> }>[] = [];
  let textSize = 0;
  let fault: AppError | undefined;
  const tooMuch = (): void => void (fault ??= new AppError('input.too_large', { field: 'file' }));

  const parser = openParser(request);
  parser.on('field', (name, value, info) => {
    textSize += Buffer.byteLength(value);
    if (textSize > TEXT_LIMIT || info.valueTruncated || info.nameTruncated)
      parser.destroy(new AppError('input.too_large'));
    else pairs.push([name, value]);
  });
  parser.on('fieldsLimit', () => parser.destroy(new AppError('input.too_large')));
  parser.on('filesLimit', tooMuch);
  parser.on('file', (name, content, info) => {
    const copy = apart(content);
    if (!keepFile || name !== 'file' || !info.filename) return void copy.destroy();
    const isWhole = (): boolean => content.truncated !== true;
    const kept = keepFile(
      { name: unescapeName(info.filename), type: info.mimeType, content: copy, isWhole },
      mergeFields(pairs),
    );
    kept.catch(() => copy.destroy()); // the reason is looked at below; until then nobody may call it unhandled
    files.push(kept);
  });

  const broken = await pipeline(bodyOf(request), parser).then(() => undefined, toParseError);
  const uploads: string[] = [];
  for (const result of await Promise.allSettled(files)) {
    if (result.status === 'rejected') fault ??= toAppError(result.reason);
    else if (broken) await result.value.drop();
    else uploads.push(result.value.id);
  }
  if (broken) throw broken;
  return { fields: mergeFields([...pairs, ...uploads.map((id) => ['upload', id] as const)]), fault };
}

/** A stream that may be given up without stopping the parser: busboy waits for ever for a file that nobody reads to its end. */
function apart(content: Readable): Readable {
  const copy = new PassThrough();
  copy.on('error', () => content.resume()); // whoever reads the copy is told; the rest of the form is still read
  copy.on('close', () => {
    content.unpipe(copy);
    content.resume();
  });
  content.on('error', (cause) => copy.destroy(cause)); // the form was cut off
  content.pipe(copy);
  return copy;
}

/** Browsers write a quote and line ends of a file name as percent signs, and nothing else (HTML, multipart/form-data encoding). */
const unescapeName = (name: string): string => name.replaceAll('%22', '"').replace(/%0D|%0A/g, ' ');

function openParser(request: Request): busboy.Busboy {
  const limits = {
    fieldSize: TEXT_LIMIT + 1,
    fieldNameSize: 200,
    fields: FIELD_COUNT,
    files: FILES,
    parts: FIELD_COUNT + FILES,
    fileSize: config().maxMessageBytes + 1,
  }; // busboy calls a file cut that just reaches its limit
  try {
    return busboy({
      headers: { 'content-type': request.headers.get('content-type') ?? '' },
      defParamCharset: 'utf8',
      limits,
    });
  } catch (cause) {
    throw new AppError('request.malformed', { cause }); // no boundary
  }
}

const bodyOf = (request: Request): Readable =>
  request.body ? Readable.fromWeb(request.body as ReadableStream) : Readable.from([]);

const toParseError = (cause: unknown): AppError => {
  const error = toAppError(cause);
  return error.code === 'internal' ? new AppError('request.malformed', { cause }) : error;
};
