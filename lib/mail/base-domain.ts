/** Second-level names under which a country registers: `co.id` belongs to nobody, `tupai.co.id` to somebody. */
const SECOND = new Set(
  'ac biz co com desa edu go gob gouv gov gov gub info ltd me mil my name ne net nhs nic nom or org ponpes plc sch school web'.split(
    ' ',
  ),
);

/** Other names under which anybody registers: neighbours there are strangers. */
const SHARED = new Set(
  (
    'ad.jp ed.jp gr.jp lg.jp in.th mi.th id.au asn.au asso.fr govt.nz geek.nz gen.nz idv.tw firm.in gen.in ind.in ' +
    'bel.tr gen.tr k12.tr pp.ua in.ua msk.ru spb.ru priv.no eu.org us.org us.com uk.com eu.com de.com br.com cn.com gb.net ' +
    'in.net jpn.com za.com blogspot.com github.io gitlab.io pages.dev workers.dev vercel.app netlify.app web.app ' +
    'firebaseapp.com herokuapp.com onrender.com fly.dev azurewebsites.net cloudfront.net duckdns.org ddns.net ' +
    'no-ip.org hopto.org zapto.org dyndns.org my-router.de freeddns.org mooo.com nip.io sslip.io wordpress.com'
  ).split(' '),
);

/**
 * The part of a domain that somebody registered, by a rule of thumb: two labels, three where the second one is a country's
 * `co`, `ac`, `go` …, or where it is a known place of many owners. Enough to tell whose mail it is, not to decide about cookies. `''` for a text that is no domain; an
 * address literal stands for itself.
 */
export function baseDomain(domain: string): string {
  const plain = domain.trim().toLowerCase().replace(/\.$/, '');
  if (plain.startsWith('[') || /^[\d.]+$/.test(plain)) return plain;
  const labels = plain.split('.');
  if (labels.length < 2 || labels.includes('')) return labels.length === 1 ? plain : '';
  const [second = '', first = ''] = labels.slice(-2);
  const isShared = (first.length === 2 && SECOND.has(second)) || SHARED.has(`${second}.${first}`);
  return labels.slice(isShared ? -3 : -2).join('.');
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
