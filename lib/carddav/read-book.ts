import { AppError } from '#lib/errors.ts';
import { askDav, type DavLogin } from './ask-dav.ts';
import {
  CALENDARSERVER,
  card,
  childOf,
  childrenOf,
  dav,
  readMultistatus,
  type DavResponse,
  type XmlElement,
} from './read-multistatus.ts';

/** What a server says of one address book. */
export interface BookProperties {
  /** `''` where it has no name. */
  readonly name: string;
  readonly readOnly: boolean;
  /** Changes whenever anything in the book does; `''` where the server has no such thing. */
  readonly ctag: string;
  /** Whether it can tell what changed (RFC 6578). */
  readonly canSync: boolean;
}

const PROPERTIES = `<d:resourcetype/><d:displayname/><d:current-user-privilege-set/><d:supported-report-set/>
<d:sync-token/><cs:getctag/><d:current-user-principal/><c:addressbook-home-set/>`;

/** What one resource, or each resource in it, says of itself: all that tells address books from the rest and how to go on. */
export async function findProperties(
  login: DavLogin,
  url: string,
  depth: '0' | '1',
  signal?: AbortSignal,
): Promise<{ readonly url: string; readonly status: number; readonly responses: readonly DavResponse[] }> {
  const text = `<?xml version="1.0" encoding="utf-8"?>
<d:propfind xmlns:d="DAV:" xmlns:c="urn:ietf:params:xml:ns:carddav" xmlns:cs="${CALENDARSERVER}"><d:prop>${PROPERTIES}</d:prop></d:propfind>`;
  const answer = await askDav(login, { url, method: 'PROPFIND', depth, body: { type: XML, text } }, signal);
  const responses = answer.status === 207 ? readMultistatus(answer.body).responses : [];
  return { url: answer.url, status: answer.status, responses };
}

export const XML = 'application/xml; charset=utf-8';

export const isBook = ({ properties }: DavResponse): boolean =>
  childOf(properties.get(dav('resourcetype')), card('addressbook')) !== undefined;

export function bookProperties({ properties }: DavResponse): BookProperties {
  const granted = privileges(properties.get(dav('current-user-privilege-set')));
  const reports = childrenOf(properties.get(dav('supported-report-set')), dav('supported-report')).flatMap(
    (one) => childOf(one, dav('report'))?.children ?? [],
  );
  const token = properties.get(dav('sync-token'))?.text.trim() ?? '';
  return {
    name: oneLine(properties.get(dav('displayname'))?.text ?? ''),
    readOnly: granted !== undefined && !MAY_WRITE.some((one) => granted.has(one)),
    ctag: properties.get(`{${CALENDARSERVER}}getctag`)?.text.trim() ?? '',
    canSync: token !== '' || reports.some(({ name }) => name === dav('sync-collection')),
  };
}

const MAY_WRITE = [dav('all'), dav('write'), dav('write-content'), dav('bind')];

/** `undefined` where the server does not say. */
const privileges = (set: XmlElement | undefined): ReadonlySet<string> | undefined =>
  set && new Set(childrenOf(set, dav('privilege')).flatMap(({ children }) => children.map(({ name }) => name)));

const oneLine = (text: string): string =>
  text
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim()
    .slice(0, 200);

/**
 * What a server says of an address book now, and where it lies now.
 *
 * @throws AppError book.missing (gone, or no address book any more) | those of asking
 */
export async function readBook(
  login: DavLogin,
  url: string,
  signal?: AbortSignal,
): Promise<BookProperties & { readonly url: string }> {
  const found = await findProperties(login, url, '0', signal);
  const [response] = found.responses;
  if (found.status === 403) throw new AppError('book.rejected');
  if (found.status !== 404 && found.status !== 410 && found.status !== 207) throw new AppError('book.unfit');
  if (!response || !isBook(response)) throw new AppError('book.missing');
  return { ...bookProperties(response), url: found.url };
}
