import { oneLine } from './format-address.ts';
import { messageIds } from './message-ids.ts';
import { wireAddress } from './wire-address.ts';

/** What a mailto link asks for, as far as a composer may take it. */
export interface MailtoStart {
  /** Addresses separated by commas. */
  readonly to: string;
  readonly cc: string;
  readonly subject: string;
  readonly body: string;
  /** A Message-ID with its brackets. */
  readonly inReplyTo: string;
}

const LONGEST = 4000;
const MOST = 20;

/**
 * A `mailto:` link (RFC 6068) read into the fields of a new message; `undefined` for one that says nothing of these; a link to share
 * something has no address. Addresses that may not go on the wire are left out, other fields (`attach` and `bcc` above all) are ignored, the body
 * is text. Reads 4,000 characters and 20 addresses a field.
 */
export function parseMailto(link: string): MailtoStart | undefined {
  const [scheme = '', ...rest] = link.slice(0, LONGEST).trim().split(':');
  if (scheme.toLowerCase() !== 'mailto') return undefined;
  const [path, query] = splitOnce(rest.join(':').split('#')[0] ?? '', '?');
  const fields = new Map<string, string>();
  const lists = { to: [path], cc: [] as string[] };
  for (const part of query.split('&')) {
    const [name, value] = splitOnce(part, '=');
    const key = decode(name).toLowerCase();
    if (key === 'to' || key === 'cc') lists[key].push(value);
    else if (!fields.has(key)) fields.set(key, decode(value));
  }
  const start: MailtoStart = {
    to: addresses(lists.to).join(', '),
    cc: addresses(lists.cc).join(', '),
    subject: oneLine(fields.get('subject') ?? ''),
    body: (fields.get('body') ?? '').replace(/\r\n?/g, '\n').replaceAll('\0', ''),
    inReplyTo: messageIds(fields.get('in-reply-to') ?? '')[0] ?? '',
  };
  return Object.values(start).some((value) => value !== '') ? start : undefined;
}

/** A comma within an address is written `%2C` (§2), so they are parted before they are decoded. */
const addresses = (lists: readonly string[]): string[] =>
  lists
    .flatMap((list) => list.split(','))
    .flatMap((one) => wireAddress(decode(one).trim()) ?? [])
    .slice(0, MOST);

function splitOnce(text: string, sign: string): [string, string] {
  const at = text.indexOf(sign);
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)];
}

/** `+` is a plus sign here. */
function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text; // a stray per cent sign
  }
}
