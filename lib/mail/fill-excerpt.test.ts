import { expect, it } from 'vitest';
import { fillExcerpt } from './fill-excerpt.ts';
import { QUOTED } from './inline-picture.ts';
import { quoteText } from './quote-text.ts';

it('quotes what was selected, and nothing else, in its place', () => {
  const view = { body: `\n\n-- \nBudi\n\n${quoteText(QUOTED, 'Siti wrote:')}`, quoted: '', to: 'siti@x.org' };
  const filled = fillExcerpt(view, { text: 'Rapat $& pukul 8\n> lama\n\n', html: '<p>Rapat</p>' });
  expect(filled.body).toBe('\n\n-- \nBudi\n\nSiti wrote:\n> Rapat $& pukul 8\n>> lama\n');
  expect(filled).toMatchObject({ quoted: '<p>Rapat</p>', to: 'siti@x.org' });
});

it('leaves an answer that quotes nothing as it is', () => {
  const body = '\n\n-- \nBudi\n';
  expect(fillExcerpt({ body, quoted: '' }, { text: 'x', html: '<p>x</p>' }).body).toBe(body);
});
