import { sameAddress } from './address.ts';

/** Somebody who may be meant, from one of the places where people are known; made by {@link candidate}. */
export interface Candidate {
  readonly name: string;
  readonly address: string;
  /** Name and address as they are compared. */
  readonly text: string;
  /** How much the name counts where several places know the address: 0 for a card of one's own, more for less. */
  readonly distance: number;
  readonly favourite: boolean;
  /** How often and when at last they were written to or wrote; ms since 1970. */
  readonly uses: number;
  readonly usedAt: number;
}

/** Made once for many questions. */
export const candidate = (one: Omit<Candidate, 'text'>): Candidate => ({
  ...one,
  text: ` ${folded(one.name)} ${folded(one.address)}`,
});

export interface RankedPerson {
  readonly name: string;
  readonly address: string;
}

/** After this time (ms) a message counts half. */
const HALF_LIFE = 30 * 24 * 3_600_000;
const FAVOURITE = 3;

/**
 * Who of them is meant by a few letters, best first, each address once: whose name and address hold all words; first those with a word that begins so, among them whom one writes to
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
  for (const one of candidates) {
    if (!words.every((word) => one.text.includes(word))) continue;
    const key = one.address.trim().toLowerCase();
    const known = merged.get(key);
    merged.set(key, known ? merge(known, one) : one);
  }
  const best: Ranked[] = [];
  for (const one of merged.values()) {
    const ranked = { one, tier: tierOf(one, words), weight: weightOf(one, now) };
    const last = best.at(-1);
    if (best.length === limit && last && compare(last, ranked) <= 0) continue; // of ten thousand that fit, few are looked at twice
    const place = best.findIndex((other) => compare(ranked, other) < 0);
    best.splice(place < 0 ? best.length : place, 0, ranked);
    best.length = Math.min(best.length, limit);
  }
  return best.map(({ one: { name, address } }) => ({ name: sameAddress(name, address) ? '' : name, address }));
}

interface Ranked {
  readonly one: Candidate;
  readonly tier: number;
  readonly weight: number;
}

function compare(a: Ranked, b: Ranked): number {
  const [left, right] = [a.one.text.trimStart(), b.one.text.trimStart()];
  return a.tier - b.tier || b.weight - a.weight || (left < right ? -1 : Number(left > right));
}

function merge(a: Candidate, b: Candidate): Candidate {
  const [near, far] = a.distance <= b.distance ? [a, b] : [b, a];
  const named = near.name === '' ? { name: far.name, text: far.text, distance: far.distance } : {};
  return {
    ...near,
    ...named,
    favourite: a.favourite || b.favourite,
    uses: a.uses + b.uses,
    usedAt: Math.max(a.usedAt, b.usedAt),
  };
}

/** 0: each word that was typed begins a word of name or address. 1: it stands inside. */
const tierOf = ({ text }: Candidate, words: readonly string[]): number =>
  Number(!words.every((word) => BEFORE.some((mark) => text.includes(mark + word))));

const BEFORE = [' ', '.', '-', '_', '@', '"', '('];

const weightOf = ({ favourite, uses, usedAt }: Candidate, now: number): number =>
  (favourite ? FAVOURITE : 0) + uses * 0.5 ** (Math.max(0, now - usedAt) / HALF_LIFE);

const folded = (text: string): string => text.normalize('NFKC').toLowerCase();
