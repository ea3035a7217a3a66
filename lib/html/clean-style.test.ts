import { describe, expect, it } from 'vitest';
import { cleanStyle } from './clean-style.ts';

describe('the style of a message', () => {
  it('keeps type, colour and boxes', () => {
    expect(cleanStyle('COLOR: #123; font-family: "Segoe UI", Arial; Padding:4px 8px;').style).toBe(
      'color: #123; font-family: "Segoe UI", Arial; padding: 4px 8px',
    );
  });

  it.each([
    ['color: red !important', 'color: red'],
    ['font-family: Varela, "Element UI"', 'font-family: Varela, "Element UI"'],
    ['background-color: rgba(1, 2, 3, .5)', 'background-color: rgba(1, 2, 3, .5)'],
  ])('keeps %s', (text, style) => {
    expect(cleanStyle(text).style).toBe(style);
  });

  it.each([
    'position: fixed',
    'position:absolute; top:0',
    'z-index: 99',
    'transform: scale(9)',
    'animation: x 1s',
    'background: url(https://spy.test/x)',
    'background-image: url(//spy.test/x)',
    'background: u\\72l(https://spy.test/x)',
    'background: ur/**/l(https://spy.test/x)',
    'width: expression(alert(1))',
    'color: var(--x, url(https://spy.test))',
    'behavior: url(#default#x)',
    '-moz-binding: url(x)',
    'list-style: url(cid:x)',
    'background: image-set("https://spy.test/x" 1x)',
    'color: red}</style><script>',
    'content: "x"',
    '--x: 1',
    ': red',
    'color:',
  ])('drops %s', (text) => {
    expect(cleanStyle(text).style).toBe('');
  });

  it('drops one declaration and keeps its neighbours, strings with semicolons included', () => {
    expect(cleanStyle('font-family: "a;b"; position: fixed; color: red').style).toBe('font-family: "a;b"; color: red');
  });

  it('counts what would have been fetched from elsewhere', () => {
    expect(cleanStyle('background: url("https://a.test/1"); border-image: url(//b.test/2)').blocked).toBe(2);
    expect(cleanStyle('background: url(cid:1)').blocked).toBe(0);
  });

  it.each([';'.repeat(100_000), '('.repeat(100_000), `color:${'"'.repeat(100_000)}`, 'a:'.repeat(50_000)])(
    'is done with a monster in no time',
    (text) => {
      expect(cleanStyle(text).style.length).toBeLessThan(10_000);
    },
  );
});
