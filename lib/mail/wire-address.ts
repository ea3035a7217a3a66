/** Letters, marks, digits and symbols beyond ASCII (RFC 6531); no blanks, no direction controls. */
const ATEXT = String.raw`[A-Za-z0-9!#$%&'*+/=?^_\x60{|}~\p{L}\p{M}\p{N}\p{So}-]`;
const LOCAL_PART = new RegExp(`^${ATEXT}+(?:\\.${ATEXT}+)*$`, 'u');
const LABEL = '[A-Za-z0-9_](?:[A-Za-z0-9_-]{0,61}[A-Za-z0-9_])?';
const DOMAIN = new RegExp(`^${LABEL}(?:\\.${LABEL})*$`);
const IDN = /^[A-Za-z0-9.\p{L}\p{M}\p{N}\u3002-]+$/u;
const LITERAL = /^\[(?:IPv6:[0-9A-Fa-f:.]{2,45}|\d{1,3}(?:\.\d{1,3}){3})\]$/i;
const LONGEST = 320;

/**
 * An addr-spec (RFC 5321 §4.1.2) as it goes on the wire: the domain in ASCII (IDNA), a local part beyond ASCII kept as it
 * is (SMTPUTF8). `undefined` for everything that is not plainly one mailbox: blanks, controls, a second `@`, quoted local
 * parts with anything special in them. What this returns never needs quoting and can't be read as two addresses.
 */
export function wireAddress(text: string): string | undefined {
  if (text.length > LONGEST) return undefined;
  const at = text.lastIndexOf('@');
  const local = unquoted(text.slice(0, Math.max(at, 0)));
  const domain = asciiDomain(text.slice(at + 1));
  return domain !== undefined && LOCAL_PART.test(local) ? `${local}@${domain}` : undefined;
}

const unquoted = (local: string): string =>
  local.length > 2 && local.startsWith('"') && local.endsWith('"') ? local.slice(1, -1) : local;

function asciiDomain(domain: string): string | undefined {
  if (DOMAIN.test(domain)) return domain.length <= 253 ? domain : undefined;
  if (LITERAL.test(domain)) return domain;
  if (!IDN.test(domain)) return undefined;
  const url = URL.parse(`http://${domain}`);
  return url && DOMAIN.test(url.hostname) ? url.hostname : undefined;
}
