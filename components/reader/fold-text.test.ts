import { describe, expect, it } from 'vitest';
import { foldText } from './fold-text.ts';
import { splitQuotes } from './split-quotes.ts';
import { splitSignature } from './split-signature.ts';

const parts = (text: string): string[][] => {
  const { shown, folded, after } = foldText(splitQuotes(text));
  return [shown, folded, after].map((blocks) => blocks.map((block) => block.text.trim()));
};

describe('the quotes that a text ends with', () => {
  it('are folded, blank lines and a signature behind them or not', () => {
    expect(parts('Ya.\n\nAni menulis:\n> Kapan?\n\n>> Hai\n\n')).toEqual([
      ['Ya.\n\nAni menulis:'],
      ['Kapan?', '', 'Hai'],
      [''],
    ]);
    expect(parts('Ya.\n> Kapan?\n-- \nBudi')).toEqual([['Ya.'], ['Kapan?'], ['-- \nBudi']]);
  });

  it.each([
    '> Kapan?\nBesok.',
    '> Kapan?',
    'Ya.',
    '',
    'Ya.\n> a\nNanti.\n',
    '\n\n> a\n> b\n',
    'Ya.\n> Kapan?\n--\nTentu.',
  ])('stay where something of the writer stands below, or nothing above: %j', (text) => {
    expect(parts(text)[1]).toEqual([]);
  });

  it('hide no line that is not quoted, whatever the text', () => {
    const lines = ['a', '> b', '>> c', '', '-- ', '>', ' ', '>From x'];
    for (let seed = 0; seed < 4_096; seed += 1) {
      const text = [0, 1, 2, 3].map((place) => lines[(seed >> (place * 3)) % 8]).join('\n');
      const { shown, folded, after } = foldText(splitQuotes(text));
      expect([...shown, ...folded, ...after]).toEqual(splitQuotes(text));
      expect(folded.filter(({ depth, text: own }) => depth === 0 && own.trim() !== '')).toEqual([]);
    }
  });
});

describe('the signature of a text', () => {
  it('begins with its dashes and is short', () => {
    expect(splitSignature('Halo\n-- \nBudi\nSMK')).toEqual({ body: 'Halo', signature: '-- \nBudi\nSMK' });
    expect(splitSignature('-- \nBudi')).toEqual({ body: '', signature: '-- \nBudi' });
    expect(splitSignature('a\n--\nb').signature).toBe('');
    expect(splitSignature(`a\n-- \n${'b\n'.repeat(20)}`).signature).toBe('');
  });
});
