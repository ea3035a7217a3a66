import { describe, expect, it } from 'vitest';
import en from '#lib/i18n/messages/en/searchbox.json' with { type: 'json' };
import id from '#lib/i18n/messages/id/searchbox.json' with { type: 'json' };
import { suggestSearch, typedTerm, type SearchKnowledge } from './suggest-search.ts';

const KNOWN: SearchKnowledge = {
  recents: ['rapat senin', 'from:ani anggaran'],
  people: [
    { name: 'Ani Wijaya', address: 'ani@x.org' },
    { name: 'Budi Santoso', address: 'budi@x.org' },
    { name: '', address: 'panitia.ani@x.org' },
  ],
  folders: [
    { label: 'Inbox', path: 'INBOX' },
    { label: 'Kelas 7', path: 'Arsip/Kelas 7' },
  ],
};
const english = { locale: 'en', texts: en } as const;
const indonesian = { locale: 'id', texts: id } as const;
const at = (text: string, known = KNOWN, say: typeof english | typeof indonesian = english) =>
  suggestSearch({ text, caret: text.length }, known, say);

describe('suggestions of the search box', () => {
  it('offers what was searched before, then operators, while nothing is typed', () => {
    const found = at('');
    expect(found.map(({ label }) => label).slice(0, 4)).toEqual(['rapat senin', 'from:ani anggaran', 'from:', 'to:']);
    expect(found[0]).toMatchObject({ text: 'rapat senin', whole: true });
  });

  it('offers people after from:, those whose name begins so before others', () => {
    expect(at('from:ani').map(({ text }) => text)).toEqual(['from:ani@x.org ', 'from:panitia.ani@x.org ']);
    expect(at('laporan -dari:bud').map(({ text }) => text)).toEqual(['laporan -dari:budi@x.org ']);
  });

  it('offers folders after in:, written so that they are understood', () => {
    expect(at('in:kel').map(({ text }) => text)).toEqual(['in:"Arsip/Kelas 7" ']);
    expect(at('in:').map(({ label }) => label)).toEqual(['Inbox', 'Kelas 7', 'in:anywhere']);
  });

  it('offers what is: may say, in the language of the person', () => {
    expect(at('is:un').map(({ text }) => text)).toEqual(['is:unread ']);
    expect(at('is:bel', KNOWN, indonesian).map(({ text, hint }) => [text, hint])).toEqual([
      ['is:belum_dibaca ', 'belum dibaca'],
    ]);
  });

  it('takes a word for the beginning of an operator, a person or a folder', () => {
    expect(at('fro').map(({ label }) => label)).toEqual(['from:', 'from:ani anggaran']);
    expect(at('dar', KNOWN, indonesian)[0]).toMatchObject({ label: 'dari:', text: 'dari:', whole: false });
    expect(at('kelas').map(({ text }) => text)).toEqual(['in:"Arsip/Kelas 7" ']);
    expect(at('bud', KNOWN, indonesian).map(({ text }) => text)).toEqual(['dari:budi@x.org ']);
  });

  it('changes only the word at the caret', () => {
    const [first] = suggestSearch({ text: 'from:bu rapat', caret: 7 }, KNOWN, english);
    expect(first).toMatchObject({ text: 'from:budi@x.org rapat', caret: 16 });
  });

  it('says nothing between two words', () => {
    expect(at('rapat ')).toEqual([]);
  });

  it('keeps what stands before the word, whatever is typed', () => {
    const pieces = ['from:', 'in:', 'a', '-', '"', ' ', '(', 'ä', '\u{1f43f}', '\\', ':'];
    let all: string[] = [''];
    for (let length = 0; length < 3; length += 1)
      all = [...new Set(all.flatMap((start) => [start, ...pieces.map((piece) => start + piece)]))];
    for (const text of all)
      for (let caret = 0; caret <= text.length; caret += 1) {
        const { from } = typedTerm(text, caret);
        const changed = suggestSearch({ text, caret }, KNOWN, english).filter(({ whole }) => !whole);
        expect(changed.filter((one) => !one.text.startsWith(text.slice(0, from)))).toEqual([]);
        expect(changed.filter((one) => one.caret > one.text.length)).toEqual([]);
      }
  });
});
