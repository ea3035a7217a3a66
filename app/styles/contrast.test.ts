import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { LABEL_COLORS } from '#lib/mail/labels.ts';

const css = readFileSync(new URL('tokens.css', import.meta.url), 'utf8');
const [, plain = '', contrast = ''] = /:root \{([\s\S]*?)@variant contrast \{([\s\S]*?)\n {2}\}/.exec(css) ?? [];

type Palette = ReadonlyMap<string, string>;
const palette = (text: string, side: 1 | 2): Palette =>
  new Map(
    [...text.matchAll(/--([\w-]+): light-dark\((#\w+), (#\w+)\);/g)].map((found) => [
      found[1] ?? '',
      found[side + 1] ?? '',
    ]),
  );
const palettes: Readonly<Record<string, Palette>> = {
  light: palette(plain, 1),
  dark: palette(plain, 2),
  'high contrast, light': palette(contrast, 1),
  'high contrast, dark': palette(contrast, 2),
};

/** WCAG 2.2, relative luminance. */
function luminance(colour: string): number {
  const digits = colour.length === 4 ? colour.replace(/[\da-f]/gi, '$&$&') : colour;
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(digits.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function ratio(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

const on = (grounds: readonly string[], texts: readonly string[]): string[] =>
  texts.flatMap((text) => grounds.map((ground) => `${text} on ${ground}`));

/** What is written on what: at least 4.5, in high contrast 7 (WCAG 1.4.3, 1.4.6). */
const WORDS = [
  ...on(['paper', 'surface', 'sunken', 'selected'], ['ink']),
  ...on(['paper', 'surface', 'sunken', 'selected'], ['muted']),
  ...on(['paper', 'surface'], ['accent', 'link', 'danger', 'quote-1', 'quote-2', 'quote-3']),
  ...on(['accent-subtle'], ['accent', 'accent-strong', 'ink']),
  ...on(['accent', 'accent-strong'], ['on-accent']),
  'ok on ok-bg',
  'warn on warn-bg',
  'danger on danger-bg',
  ...['clay', 'sand', 'moss', 'sea', 'slate', 'plum'].map((face) => `face-${face} on face-${face}-bg`),
  ...LABEL_COLORS.map((color) => `label-${color} on label-${color}-bg`),
];
/** What is drawn and must be seen: at least 3, in high contrast 4.5 (WCAG 1.4.11). */
const SHAPES = [...on(['paper', 'surface'], ['control', 'star', 'accent']), 'accent on selected'];

describe.each(Object.entries(palettes))('the colours in %s', (name, colours) => {
  const strong = name.startsWith('high');
  const weak = (pairs: readonly string[], least: number): string[] =>
    pairs.flatMap((pair) => {
      const [one = '', other = ''] = pair.split(' on ').map((token) => colours.get(token) ?? '');
      const value = one && other ? ratio(one, other) : 0;
      return value < least ? [`${pair}: ${value.toFixed(2)}`] : [];
    });

  it('are all there', () => {
    expect([...colours.keys()]).toEqual([...(palettes['light']?.keys() ?? [])]);
    expect(colours.size).toBeGreaterThan(20);
  });

  it('let every text be read', () => {
    expect(weak(WORDS, strong ? 7 : 4.5)).toEqual([]);
  });

  it('let every control and mark be seen', () => {
    expect(weak(SHAPES, strong ? 4.5 : 3)).toEqual([]);
  });
});

it('measures contrast as WCAG does', () => {
  expect(ratio('#000', '#fff')).toBeCloseTo(21, 5);
  expect(ratio('#777777', '#ffffff')).toBeCloseTo(4.478, 2);
});
