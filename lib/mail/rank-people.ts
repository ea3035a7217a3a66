import { sameAddress } from './address.ts';

/** Somebody who may be meant, from one of the places where people are known. */
export interface Candidate {
  readonly name: string;
  readonly address: string;
  /** How much the name counts where several places know the address: 0 for a card of one's own, more for less. */
  readonly distance: number;
  readonly favourite: boolean;
  /** How often and when at last they were written to or wrote; ms since 1970. */
  readonly uses: number;
  readonly usedAt: number;
}

export interface RankedPerson {
  readonly name: string;
  readonly address: string;
}

/** After this time (ms) a message counts half. */
const HALF_LIFE = 30 * 24 * 3_600_000;
const FAVOURITE = 3;

/**
 * Who is meant by a few letters, best first, each address once: first those with a word that begins so, among them whom one writes to
 * often and lately. Names of nearer places win.
 *
 * @param now ms since 1970
 */
export function rankPeople(
  candidates: readonly Candidate[],
  typed: string,
  now: number,
  limit: number,
): readonly RankedPerson[] {
  const words = folded(typed).split(/\s+/).filter(Boolean);
  const merged = new Map<string, Candidate>();
  for (const one of candidates.toSorted((a, b) => a.distance - b.distance)) {
    const key = one.address.trim().toLowerCase();
    const known = merged.get(key);
    merged.set(key, known ? merge(known, one) : one);
  }
  return [...merged.values()]
    .map((one) => ({ one, tier: tierOf(one, words), weight: weightOf(one, now) }))
    .sort((a, b) => a.tier - b.tier || b.weight - a.weight || compare(label(a.one), label(b.one)))
    .slice(0, limit)
    .map(({ one: { name, address } }) => ({ name: sameAddress(name, address) ? '' : name, address }));
}

const merge = (near: Candidate, far: Candidate): Candidate => ({
  ...near,
  name: near.name || far.name,
  favourite: near.favourite || far.favourite,
  uses: near.uses + far.uses,
  usedAt: Math.max(near.usedAt, far.usedAt),
});

/** 0: each word that was typed begins a word of name or address. 1: it stands inside. */
function tierOf({ name, address }: Candidate, words: readonly string[]): number {
  const text = ` ${folded(name)} ${folded(address)}`;
  const begins = (word: string): boolean => BEFORE.some((mark) => text.includes(mark + word));
  return words.every(begins) ? 0 : 1;
}

const BEFORE = [' ', '.', '-', '_', '@', '"', '('];

const weightOf = ({ favourite, uses, usedAt }: Candidate, now: number): number =>
  (favourite ? FAVOURITE : 0) + uses * 0.5 ** (Math.max(0, now - usedAt) / HALF_LIFE);

const label = ({ name, address }: Candidate): string => folded(name || address);
const compare = (a: string, b: string): number => (a < b ? -1 : Number(a > b));
const folded = (text: string): string => text.normalize('NFKC').toLowerCase();
