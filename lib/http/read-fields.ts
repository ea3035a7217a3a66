import { AppError } from '#lib/errors.ts';
import { TEXT_LIMIT, mergeFields, type ReadFields } from './merge-fields.ts';
import { readMultipart, type KeepFile } from './read-multipart.ts';

const JSON_LIMIT = 1_000_000;

/**
 * Reads a query (GET), JSON, or a form. Files of a multipart form go to `keepFile` as they arrive and come back as ids in
 * the field `upload`; without `keepFile` they are thrown away.
 *
 * @throws AppError request.malformed | input.too_large (no fields are known then)
 */
export async function readFields(request: Request, keepFile?: KeepFile): Promise<ReadFields> {
  if (request.method === 'GET' || request.method === 'HEAD') return { fields: readQuery(request) };
  const type = (request.headers.get('content-type') ?? '').split(';')[0]?.trim().toLowerCase();
  if (type === 'multipart/form-data') return readMultipart(request, keepFile);
  if (type === 'application/x-www-form-urlencoded')
    return { fields: mergeFields(new URLSearchParams(await readText(request, TEXT_LIMIT))) };
  if (type === 'application/json') return { fields: parseJson(await readText(request, JSON_LIMIT)) };
  if (!type && (await readText(request, 1000)) === '') return { fields: {} }; // nothing to say, as for signing out
  throw new AppError('request.malformed', { detail: 'unknown content type' });
}

/** The fields in the address of a request. */
export const readQuery = (request: Request): Record<string, unknown> => mergeFields(new URL(request.url).searchParams);

function parseJson(text: string): Record<string, unknown> {
  let value: unknown;
  try {
    value = text === '' ? {} : JSON.parse(text);
  } catch (cause) {
    throw new AppError('request.malformed', { detail: 'not JSON', cause });
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new AppError('request.malformed', { detail: 'not a JSON object' });
  return value as Record<string, unknown>;
}

async function readText(request: Request, limit: number): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = request.body?.getReader();
  while (reader) {
    const { done, value } = await reader.read();
    if (done) break;
    size += value.byteLength;
    if (size > limit) {
      await reader.cancel();
      throw new AppError('input.too_large');
    }
    chunks.push(value);
  }
  return Buffer.concat(chunks).toString('utf8');
}
