import { describe, expect, it } from 'vitest';
import { createTexts } from '#lib/i18n/index.ts';
import { composerWords } from './composer-words.ts';
import { findSendDoubts } from './find-send-doubts.ts';

const wordsIn = (locale: 'en' | 'id') => composerWords(createTexts(locale, 'UTC', new Date(0)), 50e6, true);
const letter = { subject: 'Rapat', body: 'Sampai besok.', files: 0, failed: [] };

describe('before a message is sent', () => {
  it('asks nothing when nothing was forgotten', () => {
    expect(findSendDoubts(letter, wordsIn('id'))).toEqual([]);
    expect(findSendDoubts({ ...letter, body: 'Agenda terlampir.', files: 1 }, wordsIn('id'))).toEqual([]);
  });

  it.each(['en', 'id'] as const)(
    'asks about a forgotten attachment in either language, whatever the screen speaks (%s)',
    (locale) => {
      const words = wordsIn(locale);
      for (const body of ['The list is attached.', 'Daftarnya terlampir.', 'Saya lampirkan daftarnya.'])
        expect(findSendDoubts({ ...letter, body }, words)).toEqual([words.checkAttachment]);
      expect(findSendDoubts({ ...letter, body: '> Agenda terlampir.\nTerima kasih!' }, words)).toEqual([]);
    },
  );

  it('puts all doubts into one question', () => {
    const words = wordsIn('en');
    expect(findSendDoubts({ subject: ' ', body: '\n', files: 0, failed: [] }, words)).toEqual([
      words.checkSubject,
      words.checkBody,
    ]);
  });

  it('names files that did not make it', () => {
    expect(findSendDoubts({ ...letter, failed: ['a "b".pdf', 'c.pdf'] }, wordsIn('en'))).toEqual([
      'Not attached: a "b".pdf, c.pdf.',
    ]);
  });
});
