import { describe, expect, it } from 'vitest';
import { splitQuotes } from './split-quotes.ts';

describe('splitQuotes', () => {
  it('groups lines by their depth', () => {
    expect(splitQuotes('Baik.\n\n> Jam berapa?\n> Di mana?\n>> Besok rapat.\nTerima kasih')).toEqual([
      { line: 0, depth: 0, text: 'Baik.\n' },
      { line: 2, depth: 1, text: 'Jam berapa?\nDi mana?' },
      { line: 4, depth: 2, text: 'Besok rapat.' },
      { line: 5, depth: 0, text: 'Terima kasih' },
    ]);
  });

  it('reads marks with and without blanks alike', () => {
    expect(splitQuotes('> > a\n>>a')).toEqual([{ line: 0, depth: 2, text: 'a\na' }]);
  });

  it('keeps blanks that belong to the text', () => {
    expect(splitQuotes('>   indented')).toEqual([{ line: 0, depth: 1, text: '  indented' }]);
  });

  it("takes mbox's escaped From as text", () => {
    expect(splitQuotes('>From here on')).toEqual([{ line: 0, depth: 0, text: '>From here on' }]);
  });

  it('stops counting at the deepest level', () => {
    expect(splitQuotes(`${'>'.repeat(100_000)} deep`)[0]).toEqual({ line: 0, depth: 6, text: 'deep' });
  });

  it('makes one empty block of no text', () => {
    expect(splitQuotes('')).toEqual([{ line: 0, depth: 0, text: '' }]);
  });
});
