import { readAuthenticationResults, type CheckResult, type MethodResult } from './authentication-results.ts';
import { baseDomain, domainOf } from './base-domain.ts';
import type { HeaderField } from './header-field.ts';

/** One check and whom it is about. */
export interface Check {
  readonly result: CheckResult;
  /** The domain that was checked, in lower case; `''` when the server does not say. */
  readonly domain: string;
}

export interface DkimCheck extends Check {
  /** `header.s` and the beginning of `header.b`, `''` when the server does not say: which of several signatures it was. */
  readonly selector: string;
  readonly signature: string;
}

/** What a server that may be believed says about where a message came from; `null` for what it does not say. */
export interface TrustedChecks {
  readonly server: string;
  readonly spf: Check | null;
  readonly dmarc: Check | null;
  /** Passed ones of the sender's own domain first. */
  readonly dkim: readonly DkimCheck[];
}

/**
 * What the Authentication-Results of a message (RFC 8601) say, as far as one of the `trusted` servers wrote them; `null` when none
 * did. Only the newest run counts: from the topmost trusted field down to the next Received, and of each method what the topmost field that
 * names it says. What stands below came from elsewhere, or may have: whoever sent it could write anything there under any name (§5:
 * removing that is the server's duty, but not all do), and some servers put their own field right above it. Mail that one of our own
 * users handed in is seldom checked, and what passed below the line that says so is that user's word: only what speaks against it counts.
 *
 * @param trusted names (authserv-id) in lower case.
 * @param sender address or domain of From, to put its own signature first.
 */
export function trustedChecks(
  fields: readonly HeaderField[],
  trusted: readonly string[],
  sender: string,
): TrustedChecks | null {
  let server: string | undefined;
  const results: MethodResult[] = [];
  const told = new Set<string>();
  let isHandedIn = false;
  for (const { name, value } of fields) {
    if (name === 'received' && server !== undefined) break;
    if (name === 'received') isHandedIn = HANDED_IN.test(value);
    if (name !== 'authentication-results') continue;
    const read = readAuthenticationResults(value);
    if (!trusted.includes(read.server) || !isPlain(value, read.server)) continue;
    const said = isHandedIn ? read.results.filter(({ result }) => result !== 'pass') : read.results;
    if (isHandedIn && said.length === 0) continue;
    server ??= read.server;
    results.push(...said.filter(({ method }) => !told.has(method)));
    for (const { method } of read.results) told.add(method);
    if (!read.whole) break; // what it says at its end must not be said by a field below
  }
  if (server === undefined) return null;
  const first = (method: string): MethodResult | undefined => results.find((one) => one.method === method);
  const spf = first('spf');
  const dmarc = first('dmarc');
  const own = baseDomain(domainOf(sender) || sender);
  const rank = ({ result, domain }: DkimCheck): number => (result !== 'pass' ? 2 : baseDomain(domain) === own ? 0 : 1);
  return {
    server,
    spf: spf ? { result: spf.result, domain: domainIn(spf, 'smtp.mailfrom', 'smtp.mail', 'smtp.helo') } : null,
    dmarc: dmarc ? { result: dmarc.result, domain: domainIn(dmarc, 'header.from') } : null,
    dkim: results
      .filter(({ method }) => method === 'dkim')
      .map((one) => ({
        result: one.result,
        domain: domainIn(one, 'header.d', 'header.i'),
        selector: (one.properties.get('header.s') ?? '').toLowerCase(),
        signature: one.properties.get('header.b') ?? '',
      }))
      .sort((a, b) => rank(a) - rank(b)),
  };
}

/** After a sign-in (RFC 3848, RFC 6531), or on the machine itself (Postfix, Exim). */
const HANDED_IN = /\bwith\s+(?:(?:UTF8)?(?:E?SMTP|LMTP)S?A|local)\b|\(Postfix, from userid \d/i;

/** Servers begin with their name as it is. What hides it (a comment, quotes, letters that become others) hides it from the server that should have taken it away. */
const isPlain = (value: string, server: string): boolean =>
  /^[\x21-\x7e]*$/.test(value.slice(0, server.length)) && value.slice(0, server.length).toLowerCase() === server;

function domainIn({ properties }: MethodResult, ...names: string[]): string {
  const value = names.map((name) => properties.get(name)).find((one) => one !== undefined && one !== '') ?? '';
  return (domainOf(value) || value).toLowerCase().slice(0, 255);
}
