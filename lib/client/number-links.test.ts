import { JSDOM } from 'jsdom';
import { expect, it } from 'vitest';
import { numberLinks } from './number-links.ts';

const read = (html: string) => {
  const { document } = new JSDOM(html).window;
  const leads = numberLinks(document.body);
  return { leads, numbers: [...document.querySelectorAll('a')].map((link) => link.getAttribute('data-ref')) };
};

it('numbers the links whose words do not say where they lead, the same place once', () => {
  const { leads, numbers } = read(`
    <a href="https://toko.example/a">Beli</a> <a href="https://toko.example/b"><img alt="Foto"></a>
    <a href="https://toko.example/a">lagi</a> <a href="https://toko.example/">www.toko.example</a>
    <a href="#atas">Ke atas</a> <a name="atas">Atas</a> <a href="mailto:siti@toko.example">Siti</a>
    <a href="mailto:siti@toko.example">siti@toko.example</a>`);
  expect(leads).toEqual(['https://toko.example/a', 'https://toko.example/b', 'siti@toko.example']);
  expect(numbers).toEqual(['1', '2', '1', null, null, null, '3', null]);
});

it('shows what hides in a target, and lists no more than can be read', () => {
  expect(read('<a href="https://x.example/\u202egpj.exe">Foto</a>').leads).toEqual([
    'https://x.example/‹U+202E›gpj.exe',
  ]);
  const many = Array.from({ length: 250 }, (_, nth) => `<a href="https://x.example/${String(nth)}">x</a>`).join('');
  const { leads, numbers } = read(many);
  expect(leads).toHaveLength(200);
  expect(numbers.filter(Boolean)).toHaveLength(200);
});

it('of a letter without links there is nothing to list', () => {
  expect(read('<p>Kabar</p>').leads).toEqual([]);
});
