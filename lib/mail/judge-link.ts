import { baseDomain } from './base-domain.ts';
import { cutText } from './cut-text.ts';
import { readableDomain } from './decode-punycode.ts';
import { mixesScripts } from './mixes-scripts.ts';
import { UNDRAWN } from './unseen-characters.ts';

/** Why a link may lead elsewhere than it seems. */
export const LINK_WARNINGS = [
  'other-host',
  'user-in-address',
  'mixed-scripts',
  'foreign-letters',
  'bare-number',
] as const;
export type LinkWarningKind = (typeof LINK_WARNINGS)[number];

export interface LinkWarning {
  readonly kind: LinkWarningKind;
  /** What the text of the link claims, or the readable form of the host: hostile text. */
  readonly shown: string;
  /** The host that would really be asked, in ASCII. */
  readonly host: string;
}

const LONGEST = 2000;
/** A web address or the name of a host at the beginning of the text. */
const CLAIM =
  /^(?:https?:\/\/(?:[^\s/?#]*@)?|www\.)?((?:[\p{L}\p{N}_-]+\.)+\p{L}[\p{L}\p{N}-]{1,62})\.?(?::\d{1,5})?(?=[/?#\s]|$)/iu;

/**
 * What is misleading about a link, `[]` for nothing; judged by its text as shown and by its target alone. Addresses that are no web
 * addresses are not judged. A file name (`report.pdf`) or a word with a dot counts as a claim only when it names a host
 * that the target's could be confused with: one with a scheme, `www.`, a path or a country-like ending.
 *
 * @param text as a person reads it; the first 2,000 characters count.
 * @param href the target, whole.
 */
export function judgeLink(text: string, href: string): LinkWarning[] {
  const url = URL.canParse(href) ? new URL(href) : undefined;
  if (!url || (url.protocol !== 'http:' && url.protocol !== 'https:')) return [];
  const host = url.hostname.toLowerCase();
  const found: LinkWarning[] = [];
  const claimed = claimedHost(text);
  if (claimed !== undefined && baseDomain(claimed) !== baseDomain(host))
    found.push({ kind: 'other-host', shown: readableDomain(claimed), host });
  if (url.username !== '' || url.password !== '')
    found.push({ kind: 'user-in-address', shown: safeDecode(url.username), host });
  const readable = readableDomain(host);
  if (readable.split('.').some(mixesScripts)) found.push({ kind: 'mixed-scripts', shown: readable, host });
  else if (readable !== host) found.push({ kind: 'foreign-letters', shown: readable, host });
  if (/^[\d.]+$/.test(host) || host.startsWith('[')) found.push({ kind: 'bare-number', shown: host, host });
  return found;
}

/** All of it, joiners too: an address has none. */
const UNSEEN = new RegExp(`[${UNDRAWN}]`, 'gu');

/** Endings of files that are also endings of domains, and other words with a dot in them. */
const FILE =
  /\.(?:pdf|docx?|xlsx?|pptx?|odt|ods|txt|csv|zip|rar|exe|png|jpe?g|gif|html?|php|py|js|ts|md|sh|ai|app|mov|cab|rs)$/i;

function claimedHost(text: string): string | undefined {
  const shown = cutText(text, LONGEST)
    .normalize('NFKC')
    .replace(UNSEEN, '')
    .replaceAll('\u3002', '.')
    .replaceAll('\u2800', ' ')
    .trim();
  const words = shown.split(/\s+/u).map((word) => word.replace(/^[^\p{L}\p{N}]{1,5}|[^\p{L}\p{N}/]{1,5}$/gu, ''));
  const named = words.find((word) => /^(?:https?:\/\/|www\.)/i.test(word) && CLAIM.test(word));
  return hostIn(named ?? shown);
}

function hostIn(shown: string): string | undefined {
  const match = CLAIM.exec(shown);
  const name = match?.[1]?.toLowerCase();
  if (match === null || name === undefined) return undefined;
  const explicit = /^(?:https?:\/\/|www\.)/i.test(shown) || shown.length > match[0].length;
  if (!explicit && FILE.test(name)) return undefined;
  if (/\s/.test(shown[match[0].length] ?? '') && !/^(?:https?:\/\/|www\.)/i.test(shown)) return undefined; // a sentence
  const parsed = URL.parse(`http://${name.replace(/^www\./, '')}`);
  return parsed?.hostname;
}

function safeDecode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text; // a stray per cent sign
  }
}
