import { isIP } from 'node:net';
import { config, inNetworks } from '#lib/config.ts';
import type { HeaderSource } from './public-url.ts';
import { peerAddress } from './stamp-peer.ts';

/**
 * The network address of the person: the socket's, or, behind listed proxies, the last hop of X-Forwarded-For that is not one
 * of them, read from the right. `''` when unknown: no stamp (see stampPeers), a hop that is no address, or a proxy on this
 * machine that is not listed, whose own address would stand for everybody.
 */
export function clientAddress(headers: HeaderSource, peer: string = peerAddress(headers)): string {
  const hops = (headers.get('x-forwarded-for') ?? '').split(',').map(bare);
  const first = bare(peer);
  if (isLoopback(first) && !trusted(first)) return hops.every((hop) => hop === '' || hop === first) ? first : '';
  let address = first;
  for (const hop of hops.toReversed()) {
    if (hop === '' || !trusted(address)) break;
    address = hop;
  }
  return isIP(address) === 0 ? '' : address;
}

const trusted = (address: string): boolean => inNetworks(config().trustedProxies, address);
const isLoopback = (address: string): boolean => address === '::1' || address.startsWith('127.');

/** Without brackets, port, zone or the v4-in-v6 prefix that proxies write around an address. */
function bare(hop: string): string {
  const text = hop.trim().toLowerCase();
  const plain = /^\[([^\]]*)\](?::\d+)?$/.exec(text)?.[1] ?? /^([\d.]+):\d+$/.exec(text)?.[1] ?? text;
  return plain.replace(/^::ffff:(?=\d+\.)/, '').replace(/%.*$/, '');
}
