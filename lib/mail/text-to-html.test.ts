import { expect, it } from 'vitest';
import { htmlToText } from './html-to-text.ts';
import { textToHtml } from './text-to-html.ts';

it('makes lines, empty lines, quotes and links of a text', () => {
  expect(textToHtml('Halo\n\nlihat https://x.example/a?b=1&c.\n> lama\n>> tua\n')).toBe(
    '<div>Halo</div><div><br></div>' +
      '<div>lihat <a href="https://x.example/a?b=1&#38;c">https://x.example/a?b=1&#38;c</a>.</div>' +
      '<blockquote type="cite"><div>lama</div><blockquote type="cite"><div>tua</div></blockquote></blockquote>',
  );
});

it('writes nothing of a text as markup', () => {
  expect(textToHtml('<img src=x onerror=alert(1)> "&amp;"')).toBe(
    '<div>&#60;img src=x onerror=alert(1)&#62; &#34;&#38;amp;&#34;</div>',
  );
});

it('is empty for an empty text', () => {
  expect(textToHtml('')).toBe('');
});

it('marks the signature, which ends where something else begins', () => {
  expect(textToHtml('Halo\n-- \nBudi\n\nKemarin Ani menulis:')).toBe(
    '<div>Halo</div><div class="moz-signature"><div>--&nbsp;</div><div>Budi</div></div><div><br></div>' +
      '<div>Kemarin Ani menulis:</div>',
  );
});

it.each([
  'Halo\n\napa kabar?\n',
  '  dua spasi   tiga\n',
  'Salam\n\n-- \nBudi\nGuru\n',
  'lihat https://x.example/p\n',
  'satu < dua & "tiga"\n',
])('comes back from HTML as the same text: %j', (text) => {
  expect(htmlToText(textToHtml(text))).toBe(text);
});
