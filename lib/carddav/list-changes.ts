import { AppError } from '#lib/errors.ts';
import { escapeHtml } from '#lib/mail/escape-html.ts';
import { askDav, resolveNear, type DavLogin } from './ask-dav.ts';
import { XML } from './read-book.ts';
import { childOf, dav, readMultistatus, readXml, type DavResponse } from './read-multistatus.ts';

/** What happened to the cards of a book. */
export interface BookChanges {
  /** By address, to their ETags; `''` where the server names none. */
  readonly there: ReadonlyMap<string, string>;
  readonly gone: ReadonlySet<string>;
  /** `there` names every card of the book: what it does not name is gone. */
  readonly whole: boolean;
  /** Where to go on the next time; `''` where the server cannot. */
  readonly token: string;
}

/** Cards of one book; more are not for a webmail. */
const MOST = 50_000;
const ROUNDS = 500;

/**
 * What changed in a book since `token`, else all its cards. A token that the server no longer knows, and a server without the
 * report, lead to the whole list.
 *
 * @throws AppError input.too_large (more than 50,000 cards) | book.unfit | those of asking
 */
export async function listChanges(
  login: DavLogin,
  book: { readonly url: string; readonly token: string; readonly canSync: boolean },
  signal?: AbortSignal,
): Promise<BookChanges> {
  return (book.canSync ? await syncCollection(login, book, signal) : undefined) ?? listAll(login, book.url, signal);
}

async function syncCollection(
  login: DavLogin,
  { url, token }: { readonly url: string; readonly token: string },
  signal?: AbortSignal,
): Promise<BookChanges | undefined> {
  const changes = { there: new Map<string, string>(), gone: new Set<string>() };
  let at = token;
  for (let round = 0; round < ROUNDS; round += 1) {
    const text = `<?xml version="1.0" encoding="utf-8"?>
<d:sync-collection xmlns:d="DAV:"><d:sync-token>${escapeHtml(at)}</d:sync-token><d:sync-level>1</d:sync-level><d:prop><d:getetag/></d:prop></d:sync-collection>`;
    const answer = await askDav(login, { url, method: 'REPORT', body: { type: XML, text } }, signal);
    if (answer.status !== 207) {
      if (at !== '' && isInvalidToken(answer)) return syncCollection(login, { url, token: '' }, signal);
      return undefined; // not offered after all
    }
    const { responses, syncToken } = readMultistatus(answer.body);
    gather(changes, responses, answer.url);
    // RFC 6578 §3.6: the book itself with 507 says that there is more.
    const isCut = responses.some((one) => one.status === 507);
    if (!isCut || syncToken === at || syncToken === '') return { ...changes, whole: token === '', token: syncToken };
    at = syncToken;
  }
  throw new AppError('book.unfit');
}

/** RFC 6578 §3.2; servers differ in the status that goes with it. */
function isInvalidToken({ status, type, body }: { status: number; type: string; body: Buffer }): boolean {
  if (status < 400 || status > 412 || !type.endsWith('xml')) return false;
  return childOf(readXml(body), dav('valid-sync-token')) !== undefined;
}

async function listAll(login: DavLogin, url: string, signal?: AbortSignal): Promise<BookChanges> {
  const text = `<?xml version="1.0" encoding="utf-8"?>
<d:propfind xmlns:d="DAV:"><d:prop><d:getetag/><d:resourcetype/></d:prop></d:propfind>`;
  const answer = await askDav(login, { url, method: 'PROPFIND', depth: '1', body: { type: XML, text } }, signal);
  if (answer.status !== 207) throw new AppError(answer.status === 404 ? 'book.missing' : 'book.unfit');
  const changes = { there: new Map<string, string>(), gone: new Set<string>() };
  gather(changes, readMultistatus(answer.body).responses, answer.url);
  return { ...changes, whole: true, token: '' };
}

function gather(
  { there, gone }: { there: Map<string, string>; gone: Set<string> },
  responses: readonly DavResponse[],
  base: string,
): void {
  for (const { href, status, properties } of responses) {
    const url = resolveNear(href, base);
    const isCollection = childOf(properties.get(dav('resourcetype')), dav('collection')) !== undefined;
    if (url.replace(/\/+$/, '') === base.replace(/\/+$/, '') || isCollection) continue;
    if (status === 404) {
      gone.add(url);
      there.delete(url);
    } else if (status < 300) {
      there.set(url, properties.get(dav('getetag'))?.text.trim() ?? '');
      gone.delete(url);
    }
    if (there.size > MOST) throw new AppError('input.too_large');
  }
}
