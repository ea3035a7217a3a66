import { fieldValues, type HeaderField } from './header-field.ts';
import { parseMailto, type MailtoStart } from './parse-mailto.ts';

/** What a message says about the mailing list it came by (RFC 2369, RFC 2919, RFC 5064, RFC 8058). Hostile. */
export interface ListFields {
  /** Without its angle brackets; `''` for a newsletter that only offers to be left. */
  readonly id: string;
  /** Where answers to everybody go; `null` when the list takes none, or doesn't say. */
  readonly post: string | null;
  /** This message in the list's archive, else the archive; http and https only. */
  readonly archive: string | null;
  readonly unsubscribeMail: Pick<MailtoStart, 'to' | 'cc' | 'subject' | 'body'> | null;
  readonly unsubscribePage: string | null;
  /** `unsubscribePage` may be left by one POST, if the fields are signed: see `coversFields`. */
  readonly oneClick: boolean;
}

const LONGEST = 4000;

/** The list fields of a message; `null` when there are none. */
export function readListFields(fields: readonly HeaderField[]): ListFields | null {
  const first = (name: string): string => fieldValues(fields, name)[0]?.slice(0, LONGEST) ?? '';
  const links = (name: string): string[] =>
    [...first(name).matchAll(/<([^<>]*)>/g)].map(([, link = '']) => link.replace(/\s+/g, ''));
  const leave = links('list-unsubscribe');
  const id = first('list-id');
  const found: ListFields = {
    id: (/<([^<>]*)>[^<>]*$/.exec(id)?.[1] ?? id).trim().slice(0, 255),
    post: firstOf(links('list-post'), (link) => toSomebody(link)?.to),
    archive: firstOf([...links('archived-at'), ...links('list-archive')], webLink),
    unsubscribeMail: firstOf(leave, toSomebody),
    unsubscribePage: firstOf(leave, webLink),
    oneClick:
      first('list-unsubscribe-post').replace(/\s+/g, '').toLowerCase() === 'list-unsubscribe=one-click' &&
      (firstOf(leave, webLink)?.startsWith('https:') ?? false),
  };
  const { post, archive, unsubscribeMail, unsubscribePage } = found;
  return found.id || post || archive || unsubscribeMail || unsubscribePage ? found : null;
}

function firstOf<T>(links: readonly string[], read: (link: string) => T | undefined): T | null {
  for (const link of links) {
    const value = read(link);
    if (value !== undefined) return value;
  }
  return null;
}

/** What leaves a list goes to somebody, and to nobody unseen. */
function toSomebody(link: string) {
  const { to = '', cc = '', subject = '', body = '' } = parseMailto(link) ?? {};
  return to === '' ? undefined : { to, cc, subject, body };
}

/** A web address without a user name in it, as the browser will open it. */
function webLink(link: string): string | undefined {
  const url = URL.canParse(link) ? new URL(link) : undefined;
  const web = url?.protocol === 'https:' || url?.protocol === 'http:';
  return url && web && url.username === '' && url.password === '' ? url.href : undefined;
}
