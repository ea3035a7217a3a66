import { describe, expect, it } from 'vitest';
import {
  blend,
  contrast,
  darkPaper,
  readableInk,
  readColour,
  writeColour,
  DARK_PAPER,
  type Colour,
} from './adapt-colour.ts';

const colour = (text: string): Colour => {
  const found = readColour(text);
  if (!found) throw new Error(`${text} is no colour`);
  return found;
};
const seen = (found: Colour): Colour => colour(writeColour(found));
const WHITE = colour('rgb(255, 255, 255)');
const BLACK = colour('rgb(0, 0, 0)');

describe('colours of a letter in the dark', () => {
  it('can be read in every pair of ink and paper there is', () => {
    const steps = [0, 40, 90, 128, 160, 200, 230, 255];
    const all = steps.flatMap((red) =>
      steps.flatMap((green) => steps.map((blue) => colour(`rgb(${String(red)}, ${String(green)}, ${String(blue)})`))),
    );
    let worst = 21;
    for (const paper of all)
      for (let at = 0; at < all.length; at += 7) {
        const ink = all[at] ?? BLACK;
        const dark = darkPaper(paper); // not yet in the whole steps of the screen
        worst = Math.min(
          worst,
          contrast(seen(readableInk(ink, dark)), seen(dark)),
          contrast(seen(readableInk(ink, paper)), paper),
        );
      }
    expect(worst).toBeGreaterThanOrEqual(4.5);
  });

  it('turn white paper into ours and black ink into light, and keep what was dark', () => {
    expect(writeColour(darkPaper(WHITE))).toBe(writeColour(DARK_PAPER));
    expect(contrast(readableInk(BLACK, DARK_PAPER), DARK_PAPER)).toBeGreaterThan(12);
    expect(darkPaper(colour('rgb(20, 30, 60)'))).toEqual(colour('rgb(20, 30, 60)'));
    expect(readableInk(WHITE, DARK_PAPER)).toEqual(WHITE);
  });

  it('keep their hue', () => {
    const { red, green, blue } = darkPaper(colour('rgb(255, 235, 200)'));
    expect(red).toBeGreaterThan(green);
    expect(green).toBeGreaterThan(blue);
    const link = readableInk(colour('rgb(0, 0, 238)'), DARK_PAPER);
    expect(link.blue).toBeGreaterThan(link.red);
  });

  it('are read as the browser computes them', () => {
    expect(readColour('rgba(255, 0, 51, 0.5)')).toEqual({ red: 1, green: 0, blue: 0.2, alpha: 0.5 });
    expect(readColour('color(srgb 1 1 1)')).toBeUndefined();
    expect(writeColour(blend(colour('rgba(0, 0, 0, 0.5)'), WHITE))).toBe('rgb(128, 128, 128)');
    expect(contrast(BLACK, WHITE)).toBeCloseTo(21, 5);
  });
});
