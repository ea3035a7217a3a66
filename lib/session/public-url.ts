import { config } from '#lib/config.ts';
import { inNetworks } from '#lib/config.ts';
import { peerAddress } from './stamp-peer.ts';

/** What of a request's headers is read here: `Headers` fits. */
export interface HeaderSource {
  get(name: string): string | null;
}

/**
 * The configured address that a request came to, by its Host header. Where http and https share a host, the protocol is what a
 * listed proxy says, else https: a cookie is rather refused by a browser than sent in clear text.
 *
 * @returns undefined for a host that is none of ours: answer 421
 */
export function publicUrlOf(headers: HeaderSource): URL | undefined {
  const host = headers.get('host') ?? '';
  const matching = config().publicUrls.filter((url) => sameHost(url, host));
  if (matching.length < 2) return matching[0];
  const told = inNetworks(config().trustedProxies, peerAddress(headers))
    ? headers.get('x-forwarded-proto')?.trim()
    : 'https';
  return matching.find((url) => url.protocol === `${told}:`) ?? matching[0];
}

function sameHost(url: URL, host: string): boolean {
  if (!/^[^/?#@\\\s]+$/.test(host)) return false;
  const asked = URL.parse(`${url.protocol}//${host}`);
  return asked !== null && asked.host === url.host; // default ports and letter case fall away
}
