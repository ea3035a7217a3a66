import { BlockList, isIP } from 'node:net';

/** Special-purpose networks of IPv4 (IANA registry, RFC 6890), and the address by which Azure's machines ask for secrets. */
const CLOSED_V4 = networks('ipv4', [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '168.63.129.16/32',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.31.196.0/24',
  '192.52.193.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '192.175.48.0/24',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/3', // multicast, reserved, broadcast
]);
/** All of IPv6 that is routed today. What embeds an IPv4 address (mapped, NAT64) lies outside, or stands in the next list. */
const OPEN_V6 = networks('ipv6', ['2000::/3']);
const CLOSED_V6 = networks('ipv6', [
  '2001::/23', // Teredo, ORCHID, benchmarks
  '2001:db8::/32',
  '2002::/16', // 6to4: an IPv4 address of anybody's choice inside
  '2620:4f:8000::/48',
  '3fff::/20',
]);

/**
 * Whether an IP address belongs to the public internet: not private, loopback, link-local, shared (CGNAT), multicast, reserved,
 * a cloud's metadata, nor an IPv6 address with an IPv4 address in it. False for what is no address.
 */
export function isPublicAddress(address: string): boolean {
  const family = isIP(address);
  if (family === 4) return !CLOSED_V4.check(address, 'ipv4');
  return family === 6 && OPEN_V6.check(address, 'ipv6') && !CLOSED_V6.check(address, 'ipv6');
}

function networks(family: 'ipv4' | 'ipv6', list: readonly string[]): BlockList {
  const blocks = new BlockList();
  for (const entry of list) {
    const [address = '', bits] = entry.split('/');
    blocks.addSubnet(address, Number(bits), family);
  }
  return blocks;
}
