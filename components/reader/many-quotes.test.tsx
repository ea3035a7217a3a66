import { renderToString } from 'react-dom/server';
import { expect, it } from 'vitest';
import { createTexts } from '#lib/i18n/index.ts';
import { MessageText } from './message-text.tsx';

const texts = createTexts('en', 'UTC', new Date());
const draw = (text: string): string => renderToString(<MessageText texts={texts} text={text} />);

it.each(['> a\nb\n', '>>>>>>a\nb\n', '> a@b.test\nb@c.test\n'])(
  'a text of half a megabyte that changes its depth with every line does not hold the server: %j',
  (piece) => {
    const page = draw(piece.repeat(Math.floor(524_288 / piece.length)));
    expect(page.match(/<\w/g)?.length).toBeLessThan(15_000); // was half a million, and 4 s
    expect(page.length).toBeGreaterThan(500_000); // and all of it can be read
  },
);

it('a letter with many links has them all', () => {
  expect(draw('https://a.test/ '.repeat(900)).match(/<a /g)).toHaveLength(900);
  expect(draw(`${'> b\nhttps://a.test/ https://b.test/\n'.repeat(50)}`).match(/<a /g)).toHaveLength(100);
});

it('a link to write to, in a text as in a designed letter, brings its subject along, and no hidden copy', () => {
  const [link = ''] = /<a [^>]*>/.exec(draw('mailto:siti@smk.example?subject=Rapat%20guru&bcc=x@evil.example')) ?? [];
  expect(link).toContain('to=siti%40smk.example');
  expect(link).toContain('subject=Rapat+guru');
  expect(link).not.toContain('evil');
});
