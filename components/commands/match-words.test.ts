import { describe, expect, it } from 'vitest';
import { matchWords } from './match-words.ts';

const best = (typed: string, ...labels: string[]): string | undefined =>
  labels
    .map((label) => ({ label, score: matchWords(label, typed) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)[0]?.label;

describe('the palette finds', () => {
  it('what begins with the words before what holds them', () => {
    expect(best('re', 'Forward', 'Archive', 'Reply')).toBe('Reply');
    expect(best('star', 'Restart', 'Add or remove the star')).toBe('Add or remove the star');
  });

  it('by the first letters of words', () => {
    expect(best('mr', 'Smaller text', 'Mark as read', 'Move to a folder')).toBe('Mark as read');
    expect(best('sk', 'Show the source', 'Settings: Keyboard')).toBe('Settings: Keyboard');
  });

  it('without accents and in any case', () => {
    expect(best('enrwurfe', 'Entwürfe')).toBeUndefined();
    expect(best('ENTWURFE', 'Entwürfe', 'Sent')).toBe('Entwürfe');
  });

  it('the folder in its path', () => {
    expect(best('2024', 'Archive/2023', 'Archive/2024')).toBe('Archive/2024');
  });

  it('everything when nothing is typed, and nothing that lacks a letter', () => {
    expect(matchWords('Reply', '  ')).toBeGreaterThan(0);
    expect(matchWords('Reply', 'rx')).toBe(0);
    expect(matchWords('', 'a')).toBe(0);
  });
});
