import { describe, expect, it } from 'vitest';
import { joinRecipients, labelOf, readRecipients, replaceRecipients, writeRecipients } from './recipient.ts';

const posted = (text: string): string => writeRecipients({ settled: readRecipients(text), typed: '' });

describe('the entries of an address field', () => {
  it('are read from a pasted list and posted as the same addresses', () => {
    const pasted = 'Siti <siti@smk.test>; "Santoso, Budi" <budi@smk.test>\nani@smk.test';
    expect(readRecipients(pasted).map(labelOf)).toEqual(['Siti', 'Santoso, Budi', 'ani@smk.test']);
    expect(posted(pasted)).toBe('Siti <siti@smk.test>, "Santoso, Budi" <budi@smk.test>, ani@smk.test');
    expect(posted(posted(pasted))).toBe(posted(pasted));
  });

  it('keep what is no address as it was typed', () => {
    const [wrong, ...others] = readRecipients('siti di kantor');
    expect(others).toEqual([]);
    expect(wrong).toEqual({ name: '', address: '', text: 'siti di kantor' });
    expect(posted('siti di kantor')).toBe('siti di kantor');
  });

  it('are none where nothing was typed', () => {
    expect(readRecipients(' ,; \n')).toEqual([]);
    expect(writeRecipients({ settled: [], typed: ' ' })).toBe('');
  });

  it('are posted with what is still being typed', () => {
    expect(writeRecipients({ settled: readRecipients('a@b.test'), typed: ' siti@smk.test ' })).toBe(
      'a@b.test, siti@smk.test',
    );
  });

  it('hold nobody twice, in whatever case the address is written', () => {
    const list = joinRecipients(
      readRecipients('Siti <siti@smk.test>, x'),
      readRecipients('SITI@smk.test, x, c@d.test'),
    );
    expect(list.map(({ text }) => text)).toEqual(['Siti <siti@smk.test>', 'x', 'c@d.test']);
  });

  it('that one sender always copies to make room for those of another', () => {
    const list = readRecipients('arsip@x.example, Siti <siti@y.example>');
    const texts = (before: string, after: string): string[] =>
      replaceRecipients(list, before, after).map(({ text }) => text);
    expect(texts('ARSIP@x.example', 'kantor@x.example, siti@y.example')).toEqual([
      'Siti <siti@y.example>',
      'kantor@x.example',
    ]);
    expect(texts('', '')).toEqual(['arsip@x.example', 'Siti <siti@y.example>']);
  });
});
