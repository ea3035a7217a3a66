import { AppError } from '#lib/errors.ts';
import { askDav, type DavAnswer, type DavLogin } from './ask-dav.ts';

/** What became of a card: written, with its new ETag (`''` where the server names none), or left alone because it had changed there. */
export type Written = { readonly done: true; readonly etag: string } | { readonly done: false };

/**
 * Writes one card, unless somebody else has changed it since `etag`.
 *
 * @param etag of the version that the change was made to; `''` for a card that must not be there yet.
 * @throws AppError book.full (507) | book.refused (not allowed, or no card for this server; its words in `detail`) | those of asking
 */
export async function putCard(
  login: DavLogin,
  { url, etag, vcard }: { readonly url: string; readonly etag: string; readonly vcard: string },
  signal?: AbortSignal,
): Promise<Written> {
  const condition: Record<string, string> = etag === '' ? { 'If-None-Match': '*' } : { 'If-Match': etag };
  const body = { type: 'text/vcard; charset=utf-8', text: vcard };
  const answer = await askDav(login, { url, method: 'PUT', headers: condition, body, maxBytes: 100_000 }, signal);
  if (answer.status >= 200 && answer.status < 300) return { done: true, etag: answer.headers.etag ?? '' };
  if (answer.status === 412 || (answer.status === 404 && etag !== '')) return { done: false };
  throw refusal(answer);
}

/**
 * Deletes one card, unless somebody else has changed it since `etag`. One that is gone already counts as deleted.
 *
 * @throws AppError book.refused | those of asking
 */
export async function deleteCard(
  login: DavLogin,
  { url, etag }: { readonly url: string; readonly etag: string },
  signal?: AbortSignal,
): Promise<Written> {
  const headers: Record<string, string> = etag === '' ? {} : { 'If-Match': etag };
  const answer = await askDav(login, { url, method: 'DELETE', headers, maxBytes: 100_000 }, signal);
  if ((answer.status >= 200 && answer.status < 300) || answer.status === 404 || answer.status === 410)
    return { done: true, etag: '' };
  if (answer.status === 412) return { done: false };
  throw refusal(answer);
}

function refusal({ status, body }: DavAnswer): AppError {
  if (status === 507) return new AppError('book.full');
  if (status >= 500) return new AppError('remote.unreachable', { detail: `HTTP ${String(status)}` });
  const words = body
    .toString()
    .replace(/<[^>]*>/g, ' ')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim();
  return new AppError('book.refused', { detail: `HTTP ${String(status)} ${words}`.slice(0, 300) });
}
