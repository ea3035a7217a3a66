import { initialsOf } from './initials-of.ts';

const TONES = 6;

interface Props {
  readonly name: string;
  /** What tells this one from others of the same name, best an address; decides the colour, and whose picture may take its place. */
  readonly seed: string;
  readonly className?: string;
}

/** A round mark with initials, in a colour that stays with its owner. It says nothing by itself and is hidden from those who do not see it. */
export function Face({ name, seed, className = '' }: Props) {
  return (
    <span
      aria-hidden="true"
      className={`face ${className}`}
      data-face={toneOf(seed)}
      data-initials={initialsOf(name)}
      data-who={seed.toLowerCase()}
    />
  );
}

function toneOf(seed: string): number {
  let sum = 2_166_136_261; // FNV-1a
  for (const sign of seed.toLowerCase()) sum = Math.imul(sum ^ (sign.codePointAt(0) ?? 0), 16_777_619) >>> 0;
  return (sum >>> 8) % TONES;
}
