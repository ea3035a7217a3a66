import { AppError, isAppError } from '#lib/errors.ts';
import { baseDomain } from '#lib/mail/base-domain.ts';
import { findServices } from '#lib/outbound/index.ts';
import { resolveNear, type DavLogin } from './ask-dav.ts';
import { bookProperties, findProperties, isBook, type BookProperties } from './read-book.ts';
import { card, childOf, dav, type DavResponse } from './read-multistatus.ts';

export interface FoundBook extends BookProperties {
  readonly url: string;
}

const WELL_KNOWN = '/.well-known/carddav';
const MOST = 50;

/**
 * The address books of a person, from what they know: the address of a server or of one book, a domain, or their mail address (its
 * domain is asked, RFC 6764: SRV and TXT, the well-known address, the principal, its home). A book named by its own address comes first.
 *
 * @param place a URL, `dav.example.org`, or `budi@example.org`
 * @throws AppError input.invalid (field `address`) | book.none (nothing there) | book.rejected | book.elsewhere | remote.*
 */
export async function discoverBooks(
  login: DavLogin,
  place: string,
  signal?: AbortSignal,
): Promise<readonly FoundBook[]> {
  let failure: AppError | undefined;
  for (const url of await startingPoints(place.trim(), signal)) {
    try {
      const books = await booksFrom(login, url, signal);
      if (books.length > 0) return books;
    } catch (cause) {
      if (!isAppError(cause) || cause.code === 'book.rejected') throw cause;
      failure ??= cause; // another way in may do
    }
  }
  throw failure ?? new AppError('book.none');
}

async function startingPoints(place: string, signal: AbortSignal | undefined): Promise<readonly string[]> {
  if (/^https?:\/\//i.test(place)) {
    if (!URL.canParse(place)) throw new AppError('input.invalid', { field: 'address' });
    const url = new URL(place);
    return [...new Set([url.href, `${url.origin}${WELL_KNOWN}`])];
  }
  const [, domain = '', path = ''] = /^(?:[^@/\s]*@)?([^@/\s]+)(\/\S*)?$/.exec(place) ?? [];
  if (!URL.canParse(`https://${domain}/`) || domain === '') throw new AppError('input.invalid', { field: 'address' });
  const named = path === '' && !domain.includes(':') ? await findServices(domain, signal) : [];
  const served = named
    .filter(({ host }) => baseDomain(host) === baseDomain(domain)) // a name server's word alone does not get a password (RFC 6764 §8)
    .map(({ host, port, path: at }) => `https://${host}:${String(port)}${/^\/[^\s]*$/.test(at) ? at : WELL_KNOWN}`);
  return [...served, ...(path === '' ? [] : [`https://${domain}${path}`]), `https://${domain}${WELL_KNOWN}`];
}

async function booksFrom(login: DavLogin, start: string, signal?: AbortSignal): Promise<readonly FoundBook[]> {
  const first = await findProperties(login, start, '0', signal);
  const [here] = first.responses;
  if (!here) return [];
  const own = isBook(here) ? [{ ...bookProperties(here), url: first.url }] : [];
  const home = await findHome(login, first.url, here, signal);
  const listed =
    home === undefined ? { url: first.url, responses: [] } : await findProperties(login, home, '1', signal);
  const books = listed.responses
    .filter(isBook)
    .map((one) => ({ ...bookProperties(one), url: resolveNear(one.href, listed.url) }));
  return [...own, ...books.filter(({ url }) => own.every((one) => !isSame(one.url, url)))].slice(0, MOST);
}

/** Where the person's books lie: told by this resource, or by the principal that it names; `undefined` where nobody tells. */
async function findHome(
  login: DavLogin,
  base: string,
  here: DavResponse,
  signal?: AbortSignal,
): Promise<string | undefined> {
  const told = hrefIn(here, card('addressbook-home-set'));
  if (told !== undefined) return resolveNear(told, base);
  const principal = hrefIn(here, dav('current-user-principal'));
  if (principal === undefined) return isBook(here) ? undefined : base;
  const found = await findProperties(login, resolveNear(principal, base), '0', signal);
  const [person] = found.responses;
  const home = person && hrefIn(person, card('addressbook-home-set'));
  return home === undefined ? undefined : resolveNear(home, found.url);
}

const hrefIn = ({ properties }: DavResponse, name: string): string | undefined =>
  childOf(properties.get(name), dav('href'))?.text.trim() || undefined;

const isSame = (a: string, b: string): boolean => a.replace(/\/+$/, '') === b.replace(/\/+$/, '');
