import { escapeHtml } from '#lib/mail/escape-html.ts';
import { askDav, resolveNear, type DavLogin } from './ask-dav.ts';
import { XML } from './read-book.ts';
import { card, dav, readMultistatus } from './read-multistatus.ts';

export interface DavCard {
  readonly url: string;
  /** `''` where the server names none. */
  readonly etag: string;
  /** With CRLF; otherwise as the server has it. */
  readonly vcard: string;
}

const AT_ONCE = 50;
const LARGEST = 2_000_000; // characters; a larger one is left where it is

/**
 * Cards of a book by their addresses, 50 at a time. Those that are gone meanwhile, are no cards, or larger than 2 MB are left out.
 *
 * @throws AppError those of asking
 */
export async function* fetchCards(
  login: DavLogin,
  book: string,
  urls: readonly string[],
  signal?: AbortSignal,
): AsyncGenerator<readonly DavCard[]> {
  for (let from = 0; from < urls.length; from += AT_ONCE) {
    const some = urls.slice(from, from + AT_ONCE);
    const found = (await multiget(login, book, some, signal)) ?? (await getEach(login, some, signal));
    yield found.filter(({ vcard }) => vcard.length <= LARGEST && /^BEGIN:VCARD\s/i.test(vcard));
  }
}

/** RFC 6352 §8.7; `undefined` where the server has no such report. */
async function multiget(
  login: DavLogin,
  book: string,
  urls: readonly string[],
  signal?: AbortSignal,
): Promise<readonly DavCard[] | undefined> {
  const hrefs = urls.map((one) => `<d:href>${escapeHtml(pathOf(one))}</d:href>`).join('');
  const text = `<?xml version="1.0" encoding="utf-8"?>
<c:addressbook-multiget xmlns:d="DAV:" xmlns:c="urn:ietf:params:xml:ns:carddav"><d:prop><d:getetag/><c:address-data/></d:prop>${hrefs}</c:addressbook-multiget>`;
  const answer = await askDav(login, { url: book, method: 'REPORT', depth: '1', body: { type: XML, text } }, signal);
  if (answer.status !== 207) return undefined;
  return readMultistatus(answer.body).responses.flatMap(({ href, properties }) => {
    const data = properties.get(card('address-data'))?.text;
    const etag = properties.get(dav('getetag'))?.text.trim() ?? '';
    return data === undefined ? [] : [{ url: resolveNear(href, answer.url), etag, vcard: withLineEnds(data) }];
  });
}

async function getEach(login: DavLogin, urls: readonly string[], signal?: AbortSignal): Promise<readonly DavCard[]> {
  const cards: DavCard[] = [];
  for (const url of urls) {
    const answer = await askDav(login, { url, method: 'GET', headers: { Accept: 'text/vcard' } }, signal);
    if (answer.status === 200)
      cards.push({ url, etag: answer.headers.etag ?? '', vcard: withLineEnds(answer.body.toString()) });
  }
  return cards;
}

/** One card as it is now; `undefined` when it is gone. */
export async function fetchCard(login: DavLogin, url: string, signal?: AbortSignal): Promise<DavCard | undefined> {
  const [found] = await getEach(login, [url], signal);
  return found;
}

function pathOf(text: string): string {
  const { pathname, search } = new URL(text);
  return pathname + search;
}

/** XML keeps no CR, and a card ends its lines with CRLF (RFC 6350 §3.2). */
const withLineEnds = (text: string): string => `${text.trim().replace(/\r\n|\r|\n/g, '\r\n')}\r\n`;
