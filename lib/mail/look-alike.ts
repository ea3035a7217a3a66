import { baseDomain } from './base-domain.ts';
import { readableDomain } from './decode-punycode.ts';
import { skeleton } from './skeleton.ts';

const SHORTEST = 5; // letters: shorter names are one letter apart from many honest ones
const MOST = 2000;

/** A domain that is known, ready for comparing. */
export interface KnownDomain {
  /** What somebody registered. */
  readonly base: string;
  /** As `.a.b.c.` with dots for dashes. */
  readonly inside: string;
  readonly look: string;
}

/** Domains ready for {@link lookAlike}, each registered one once; 2,000 at most. */
export const knownDomains = (domains: readonly string[]): KnownDomain[] =>
  [...new Set(domains.map(baseDomain))]
    .filter((base) => base.includes('.'))
    .slice(0, MOST)
    .map((base) => ({ base, inside: dotted(readableDomain(base)), look: skeleton(readableDomain(base)) }));

/**
 * Which known domain another one can be taken for: it looks the same letter by letter, differs in one letter (or two that
 * changed places), or carries the known one within itself (`example.org.login.net`, `example-org.com`). `undefined` when
 * none, when it is known itself, or a name below a known one.
 */
export function lookAlike(domain: string, known: readonly KnownDomain[]): string | undefined {
  const base = baseDomain(domain);
  if (base === '' || known.some((one) => one.base === base)) return undefined;
  const look = skeleton(readableDomain(base));
  const around = dotted(readableDomain(domain));
  return known.find((one) => one.look === look || around.includes(one.inside) || isSlip(nameOf(look), nameOf(one.look)))
    ?.base;
}

const dotted = (domain: string): string => `.${domain.replaceAll('-', '.')}.`;

/** Without what a registry adds. */
const nameOf = (base: string): string => base.split('.')[0] ?? '';

/** One letter more, less, other or exchanged with its neighbour; the first one as it was. */
function isSlip(a: string, b: string): boolean {
  if (Math.min(a.length, b.length) < SHORTEST || a[0] !== b[0] || Math.abs(a.length - b.length) > 1 || a === b)
    return false;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start += 1;
  let end = 0;
  while (end < Math.min(a.length, b.length) - start && a.at(-1 - end) === b.at(-1 - end)) end += 1;
  const restA = a.slice(start, a.length - end);
  const restB = b.slice(start, b.length - end);
  if (restA.length <= 1 && restB.length <= 1) return true;
  return restA.length === 2 && restB.length === 2 && restA[0] === restB[1] && restA[1] === restB[0];
}
