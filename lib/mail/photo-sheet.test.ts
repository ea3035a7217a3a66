import { JSDOM } from 'jsdom';
import { expect, it } from 'vitest';
import { photoSheet } from './photo-sheet.ts';

const rulesOf = (css: string): CSSStyleRule[] => {
  const { window } = new JSDOM(`<style>${css}</style>`);
  const sheet = window.document.styleSheets[0];
  return sheet ? ([...sheet.cssRules] as CSSStyleRule[]) : [];
};

it('shows the picture where any address of its person stands, in any case, and nowhere else', () => {
  const css = photoSheet([{ addresses: ['Siti@Contoh.id', 'aminah@contoh.id'], href: '/api/contacts/photo?id=1' }]);
  const { window } = new JSDOM(
    ['siti@contoh.id', 'aminah@contoh.id', 'budi@contoh.id']
      .map((who) => `<i class="face" data-who="${who}"></i>`)
      .join(''),
  );
  const [rule] = rulesOf(css);
  const shown = [...window.document.querySelectorAll(rule?.selectorText ?? 'none')].map((one) =>
    one.getAttribute('data-who'),
  );
  expect(shown).toEqual(['siti@contoh.id', 'aminah@contoh.id']);
});

it.each([
  '"]{} * {background:url(//evil.example)}',
  'a\\"]{}body{color:red}',
  'a\n}body{color:red}',
  '</style><script>alert(1)</script>@x.id',
  '*/body{color:red}/*',
  '😀@x.id',
])('makes one rule of %j and nothing else', (address) => {
  const css = photoSheet([{ addresses: [address], href: '/p?id=1' }]);
  expect(css).not.toMatch(/[<>*]|evil\.|body\{/);
  expect(css.match(/\{/g)).toHaveLength(1);
  expect(rulesOf(css)).toHaveLength(1);
});

it('is empty for nobody', () => {
  expect(photoSheet([])).toBe('');
  expect(photoSheet([{ addresses: [], href: '/p' }])).toBe('');
});
