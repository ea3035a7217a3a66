/** Second-level names under which a country registers: `co.id` belongs to nobody, `tupai.co.id` to somebody. */
const SECOND = new Set(
  'ac biz co com desa edu go gob gouv gov gov gub info ltd me mil my name ne net nhs nic nom or org ponpes plc sch school web'.split(
    ' ',
  ),
);

/**
 * The part of a domain that somebody registered, by a rule of thumb: two labels, three where the second one is a country's
 * `co`, `ac`, `go` … Enough to tell whose mail it is, not to decide about cookies. `''` for a text that is no domain; an
 * address literal stands for itself.
 */
export function baseDomain(domain: string): string {
  const plain = domain.trim().toLowerCase().replace(/\.$/, '');
  if (plain.startsWith('[') || /^[\d.]+$/.test(plain)) return plain;
  const labels = plain.split('.');
  if (labels.length < 2 || labels.includes('')) return labels.length === 1 ? plain : '';
  const [second = '', first = ''] = labels.slice(-2);
  return labels.slice(first.length === 2 && SECOND.has(second) ? -3 : -2).join('.');
}

/** The domain of an address, in lower case; `''` when there is none. */
export const domainOf = (address: string): string => {
  const at = address.lastIndexOf('@');
  return at < 0
    ? ''
    : address
        .slice(at + 1)
        .trim()
        .toLowerCase();
};
