import { isIP } from 'node:net';

/**
 * The network an address lies in: `192.0.2.0/24`, `2001:db8:0:0:0:0:0:0/48`; `''` for what is no address.
 *
 * @param bits prefix lengths; v4 a multiple of 8, v6 a multiple of 16
 */
export function networkPrefix(address: string, bits: { readonly v4: number; readonly v6: number }): string {
  const family = isIP(address);
  if (family === 4) {
    const parts = address.split('.');
    return `${parts.map((part, index) => (index < bits.v4 / 8 ? part : '0')).join('.')}/${bits.v4}`;
  }
  if (family === 6) {
    const groups = expand(address.replace(/%.*$/, ''));
    return `${groups.map((group, index) => (index < bits.v6 / 16 ? group : '0')).join(':')}/${bits.v6}`;
  }
  return '';
}

/** Eight groups without leading zeros. */
function expand(address: string): string[] {
  const canonical = new URL(`http://[${address}]`).hostname.slice(1, -1); // dotted quads become groups here
  const [head = '', tail] = canonical.split('::');
  const before = head.split(':').filter(Boolean);
  const after = (tail ?? '').split(':').filter(Boolean);
  return [...before, ...Array.from({ length: 8 - before.length - after.length }, () => '0'), ...after];
}
