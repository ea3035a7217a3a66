import { describe, expect, it } from 'vitest';
import { cleanSheet } from './clean-sheet.ts';
import { tokeniseCss } from './tokenise-css.ts';

const clean = (css: string): string => cleanSheet(css, () => null).css.trim();

describe('a style sheet made to take long', () => {
  it.each([
    ['questions of a media query', `@media ${'(max-width:1px)'.repeat(30_000)}{a{color:red}}`],
    ['blanks in a formula', `a:nth-child(${'/**/ '.repeat(90_000)}!){color:red}`],
    ['open brackets', `a{${'x('.repeat(200_000)}`],
    ['blocks in blocks', 'a{'.repeat(200_000)],
    ['selectors', `${'a>b+c~'.repeat(80_000)}{color:red}`],
    ['escapes', '\\61 '.repeat(100_000)],
  ])('is read in time, whatever its %s', (_, css) => {
    const started = process.cpuUsage();
    clean(css);
    expect(process.cpuUsage(started).user).toBeLessThan(2_000_000); // media queries took 2.5 s and formulas 5
  });
});

describe('a style sheet made to keep the browser busy', () => {
  const count = (css: string, elements: number): number =>
    cleanSheet(css, () => null, elements).css.split('\n').length - 1;

  it('has the fewer selectors, the more elements they are tried at', () => {
    const css = 'p * * * * * * * * * * i:last-child { color: red }\n'.repeat(3_000);
    expect(count(css, 100)).toBeLessThanOrEqual(400);
    expect(count(css, 50_000)).toBeLessThanOrEqual(20);
    expect(count('.a td { color: red }\n'.repeat(600), 3_000)).toBe(600); // of a large newsletter, each stays
  });

  it('asks nobody for all brothers of each element, and looks into few names', () => {
    expect(clean('p ~ b { color: red } p + b { margin: 0 }')).toBe('.letter p + b { margin: 0 }');
    expect(count('[class*="a"] { color: red }\n'.repeat(3_000), 1)).toBe(100);
  });
});

describe('the style sheet of a message', () => {
  it.each([
    [
      '.btn, td.wide > a:hover { color: #fff !important; position: fixed }',
      '.letter .m-btn, .letter td.m-wide > a:hover { color: #fff !important }',
    ],
    ['#main P { margin: 0 }', '.letter #m-main p { margin: 0 }'],
    [
      'body { background: #eee } html body.x p, * { color: red }',
      '.letter { background: #eee }\n.letter.m-x p, .letter * { color: red }',
    ],
    [':root { color: red } body > table { width: 100% }', '.letter { color: red }\n.letter > table { width: 100% }'],
    [
      '[class~="a"] b, div[class*="col"], [align=left] { color: red }',
      '.letter .m-a b, .letter div[class*="col"], .letter [align="left"] { color: red }',
    ],
    ['tr:nth-child(2n+1) { color: red }', '.letter tr:nth-child(2n+1) { color: red }'],
    ['<!-- p { color: red } -->', '.letter p { color: red }'],
    [
      '@media only screen and (max-device-width: 480px) { .m { width: 100% !important } }',
      '@media only screen and (max-width: 480px) {\n.letter .m-m { width: 100% !important }\n}',
    ],
    [
      '@media print, screen and (min-width:600px) { p { color: red } }',
      '@media print, screen and (min-width: 600px) {\n.letter p { color: red }\n}',
    ],
  ])('keeps %s', (css, kept) => {
    expect(clean(css)).toBe(kept);
  });

  it.each([
    '@import "https://spy.test/x.css";',
    '@import url(https://spy.test/x.css) screen;',
    '@font-face { font-family: x; src: url(https://spy.test/x) }',
    '@charset "utf-7";',
    '@namespace url(https://spy.test);',
    '@keyframes x { from { color: red } }',
    '@supports (color: red) { p { color: red } }',
    '@layer a { p { color: red } }',
    '@page { margin: 0 }',
    '@container (width > 1px) { p { color: red } }',
    '@media (min-height: 1px) { p { color: red } }',
    '@media (scripting: none) { p { color: red } }',
    '@media (width >= 1px) { p { color: red } }',
    'p { --x: url(https://spy.test); color: var(--x) }',
    'p { position: fixed; inset: 0; z-index: 9; transform: scale(99); margin: -9px }',
    'p::before { content: "x" }',
    'p::after { color: red }',
    'a[href^="https://bank"] { color: red }',
    'input[value^=a] { color: red }',
    'p:has(a) { color: red }',
    'p:target { color: red }',
    '.a body { color: red }',
    'p & b { color: red }',
    '@import\\20url("x"); ',
    'p { color: red; } p{'.slice(17),
  ])('drops %s', (css) => {
    expect(clean(css)).toBe('');
  });

  it('goes on behind what it drops', () => {
    expect(
      clean(
        '@import "x"; p{color:red} @font-face{a:b} .x{y:z} b{color:{};font-size:2px} i{color:blue;b{c:d}width:1px}',
      ),
    ).toBe('.letter p { color: red }\n.letter b { font-size: 2px }\n.letter i { color: blue; width: 1px }');
  });

  it('lets the reader choose between the colours for light and dark that it brings', () => {
    const { css, dark } = cleanSheet(
      '@media (prefers-color-scheme: dark) { .a { color: #fff !important } }' +
        '@media screen and (prefers-color-scheme:light) and (max-width:9px) { .a { color: #000 } }',
      () => null,
    );
    expect(dark).toBe(true);
    expect(css).toBe(
      ':where(.own-dark) .letter .m-a { color: #fff !important }\n' +
        '@media screen and (max-width: 9px) {\n:where(:root:not(.own-dark)) .letter .m-a { color: #000 }\n}\n',
    );
    expect(cleanSheet('@media (prefers-color-scheme: dark) { .a { width: 1px } }', () => null).dark).toBe(false);
  });

  it('writes nothing but what it knows, whatever it reads, and the same again when it reads its own words', () => {
    const random = seeded(7);
    const pieces =
      '@media|@import|url(|"|\'|\\|{|}|(|)|[|]|;|:|,|/*|*/|<!--|-->|</style>|<|p|.a|#b|color|background|red|!important|var(|--x|\\75 rl(|https://spy.test|10px|-5px|1e9px|\n|\0|expression(|\u{1f4a3}|and|screen|(prefers-color-scheme:dark)'.split(
        '|',
      );
    for (let round = 0; round < 3_000; round += 1) {
      const css = Array.from({ length: 30 }, () => pieces[Math.floor(random() * pieces.length)]).join(
        random() < 0.5 ? '' : ' ',
      );
      const { css: written } = cleanSheet(css, () => null);
      expect(written).not.toMatch(/[<\\]|url|spy|expression|var\(|--|@(?!media )|\/\*/i);
      expect(count(written, '{')).toBe(count(written, '}'));
      expect(count(written, '(')).toBe(count(written, ')'));
    }
  });

  it.each([
    '{',
    '(',
    '[',
    '"',
    "'",
    '\\',
    '/*',
    '@media{',
    'a{',
    'url(',
    '*',
    '.a ',
    ':',
    'a,',
    '@media(',
    ';',
    '<!--',
    '1e',
    '-',
  ])(
    'is done with a monster of %s in no time',
    (piece) => {
      const css = piece.repeat(Math.ceil(500_000 / piece.length));
      expect(cleanSheet(css, () => null).css.length).toBeLessThan(500_000);
    },
    2_000,
  );
});

describe('tokeniseCss', () => {
  it('undoes escapes before anything is compared', () => {
    expect(tokeniseCss('\\75\\72 l(x) u\\72l("y") @\\69mport \\110000').map(({ kind, text }) => [kind, text])).toEqual([
      ['url', 'x'],
      ['space', ' '],
      ['function', 'url'],
      ['string', 'y'],
      ['mark', ')'],
      ['space', ' '],
      ['at', 'import'],
      ['space', ' '],
      ['ident', '\ufffd'],
    ]);
  });

  it('reads numbers with their units', () => {
    expect(tokeniseCss('-1.5e2PX 50% +.5').filter(({ kind }) => kind !== 'space')).toEqual([
      { kind: 'dimension', text: 'px', value: -150 },
      { kind: 'percentage', text: '%', value: 50 },
      { kind: 'number', text: '', value: 0.5 },
    ]);
  });
});

const count = (text: string, char: string): number => text.split(char).length - 1;

function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
}
