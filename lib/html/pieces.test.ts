import DOMPurify from 'dompurify';
import { JSDOM } from 'jsdom';
import { describe, expect, it } from 'vitest';
import { buildSanitiser } from './build-sanitiser.ts';
import { findDangers } from './find-dangers.ts';
import { HOSTILE_BODIES } from './hostile-bodies.ts';
import { PieceStage } from './piece-stage.ts';
import { POLICY } from './policy.ts';
import type { Piece } from './prepare-body.ts';
import { seededNumbers } from './test-seeded-numbers.ts';

const { window } = new JSDOM('');
const { whole, inPieces } = buildSanitiser(window);
const SIZES = [1, 3, 20] as const;

const piecesOf = (html: string, most: number): Piece[] =>
  [...inPieces(html, { cidUrls: {} }, () => most).pieces].filter((piece) => piece !== null);

/** What stands in the frame in the end. */
function shown(pieces: readonly Piece[]): string {
  const { body } = new window.DOMParser().parseFromString('<!doctype html>', 'text/html');
  const stage = new PieceStage(body);
  for (const piece of pieces) stage.add(piece);
  return body.innerHTML;
}

function shownWhole(html: string): string {
  const { body } = new window.DOMParser().parseFromString('<!doctype html>', 'text/html');
  body.innerHTML = whole(html, { cidUrls: {} }).html;
  return body.innerHTML;
}

const TAGS =
  'div p table tr td th tbody center section blockquote ul li a b span font h1 pre img br hr form caption'.split(' ');
const ATTRIBUTES = [
  'class="a b"',
  'style="color: red"',
  'align=center',
  'id=x',
  'bgcolor="#eee"',
  'href="https://a.test"',
  '',
];

/** Markup as careless programs write it: not all that is opened is closed, nor in its order. */
function carelessLetter(seed: number): string {
  const next = seededNumbers(seed);
  const open: string[] = [];
  let html = next(2) ? '<body bgcolor="#ffffff" class="c" dir="rtl">' : '';
  for (let step = 0; step < 80; step += 1) {
    const tag = TAGS[next(TAGS.length)] ?? '';
    const kind = next(5);
    if (kind < 2) html += `</${open.pop() ?? tag}>`;
    else if (kind === 2) html += ` kata ${String(step)} `;
    else {
      html += `<${tag} ${ATTRIBUTES[next(ATTRIBUTES.length)] ?? ''}>`;
      open.push(tag);
    }
  }
  return html;
}

describe('a letter in pieces', () => {
  it('stands there in the end as it would have as a whole, wherever it was cut', () => {
    for (let seed = 1; seed <= 40; seed += 1) {
      const html = carelessLetter(seed);
      const whole = shownWhole(html);
      for (const most of SIZES) expect(shown(piecesOf(html, most)), `${String(most)} ${html}`).toBe(whole);
    }
  }, 30_000);

  it('comes in order, each piece with no more than it was asked for unless it cannot be opened', () => {
    const row = '<tr><td><b>x</b></td></tr>';
    const pieces = piecesOf(`<table>${row.repeat(50)}</table><p>after</p>`, 30);
    expect(pieces.map(({ chain, shared }) => `${chain.join(' ')} ${String(shared)}`)).toEqual([
      'div table tbody 0',
      ...Array.from({ length: 4 }, () => 'div table tbody 3'),
      'div 1',
    ]);
    for (const { html } of pieces) expect(html.match(/<(?:tr|td|b)>/g)?.length ?? 0).toBeLessThanOrEqual(33);
    expect(piecesOf('', 30)).toEqual([]);
  });

  it('is the same when it is so long that it is parsed in steps', () => {
    const html = `<body class="c">${carelessLetter(7)}<p>${'kata '.repeat(30_000)}</p><table><tr><td>a<tr><td>b`;
    const steps = [...inPieces(html, { cidUrls: {} }, () => 20).pieces];
    expect(steps.filter((step) => step === null).length).toBeGreaterThan(1);
    expect(shown(steps.filter((step) => step !== null))).toBe(shownWhole(html));
  });

  it('is the same when its pieces become larger on the way', () => {
    for (let seed = 1; seed <= 40; seed += 1) {
      const html = carelessLetter(seed);
      const growing = inPieces(html, { cidUrls: {} }, (before) => (before < 3 ? 2 : 15)).pieces;
      expect(shown([...growing].filter((piece) => piece !== null)), `growing ${html}`).toBe(shownWhole(html));
    }
  }, 30_000);

  it('tells of all its pictures on other hosts once all of it came', () => {
    const html = Array.from({ length: 9 }, (_, nth) => `<p><img src="https://x.test/${String(nth)}.png"></p>`).join('');
    const letter = inPieces(html, { cidUrls: {} }, () => 3);
    letter.pieces.next();
    expect(letter.sum().remote.length).toBeLessThan(9);
    for (const piece of letter.pieces) expect(piece?.html).not.toContain('x.test');
    expect(letter.sum().remote).toEqual(whole(html, { cidUrls: {} }).remote);
  });
});

/** Bodies where a browser makes none, or another than it seems. */
const BODIES = [
  '<body onload=alert(1)><p>a</p></body>',
  '<p>a<body onload=alert(1) style="color: red" id=x>b</body>c',
  '<svg><body onload=alert(1)><p>a</p></body></svg>',
  '<math><mtext><body onload=alert(1)>a</body></mtext></math>',
  '<svg><foreignObject><body onload=alert(1)>a</body></foreignObject></svg>',
  '<template><body onload=alert(1)>a</body></template>',
  '<table><body onload=alert(1)><tr><td><body background=https://spy.test/x>a',
  '<frameset onload=alert(1)><frame src=javascript:alert(1)></frameset><body>a',
  '<noscript><body onload=alert(1)>a</noscript><select><body onload=alert(1)><option>b',
];

describe('cutting', () => {
  const purifier = DOMPurify(window);
  const ROUND: readonly ((hostile: string) => string)[] = [
    (hostile) => `<div>${'<p>x</p>'.repeat(4)}${hostile}${'<p>y</p>'.repeat(4)}</div>`,
    (hostile) => `<table><tr><td>a<td><div>${hostile}</div><td>b<tr><td>${hostile}</table>`,
    (hostile) => `<blockquote><div><i>x</i>${hostile}<section>${hostile}</section></div><b>z</b></blockquote>`,
    (hostile) => `<div title="${hostile.replaceAll('"', '&quot;')}"><u>x</u><u>y</u></div>${hostile}`,
  ];

  it('makes no harmless bytes harmful: each piece is harmless by itself, and so is what they make together', () => {
    for (const hostile of HOSTILE_BODIES)
      for (const round of ROUND)
        for (const most of SIZES) {
          const pieces = piecesOf(round(hostile), most);
          for (const { html } of pieces) {
            expect({ html, dangers: findDangers(html, window) }).toEqual({ html, dangers: [] });
            expect(purifier.sanitize(html, POLICY)).toBe(html);
          }
          expect(findDangers(shown(pieces), window)).toEqual([]);
        }
  }, 60_000);

  it('lets nothing through for the sake of the body, which browsers make round all markup', () => {
    const { ALLOWED_TAGS, ...others } = POLICY;
    const without = { ...others, ALLOWED_TAGS: ALLOWED_TAGS.filter((tag) => tag !== 'body') };
    for (const hostile of [...HOSTILE_BODIES, ...BODIES])
      for (const round of ROUND)
        for (const html of [hostile, round(hostile)])
          expect(purifier.sanitize(html, POLICY), `of ${html}`).toBe(purifier.sanitize(html, without));
  }, 60_000);

  it('puts what does not stand in the boxes that it names behind the rest, and loses none of it', () => {
    const pieces = piecesOf('<table><tr><td>1</td></tr><tr><td>2</td></tr></table>', 1);
    const wrong = pieces.map((piece, nth) => (nth === 1 ? { ...piece, chain: ['div', 'section', 'p'] } : piece));
    expect(new JSDOM(shown(wrong)).window.document.body.textContent).toBe('12');
  });
});

describe('names that a sender gives', () => {
  it.each([
    '<form><input name="parentElement"><input name="nextElementSibling"></form>',
    '<form><input name="firstElementChild"><b>a</b></form><p>b</p>',
    '<form><input name="nextSibling"><input name="firstChild"><input name="parentNode"><input name="childNodes"></form>',
    '<form><input name="getElementsByTagName"><input name="remove"><input name="localName"><input name="nodeType"></form>',
    '<img name="querySelectorAll"><img name="createElement"><img name="createDocumentFragment"><img name="body">',
    '<form name="body"><p>a</p></form><img name="documentElement"><object name="importNode"></object>',
  ])('keep nobody from reading the letter round them: %s', (html) => {
    for (const most of SIZES)
      expect(shown(piecesOf(`<p>before</p>${html.repeat(2)}<p>after</p>`, most))).toMatch(
        /^<div class="letter"><p>before<\/p>.*<p>after<\/p>.*<\/div>$/s,
      );
    expect(whole(`<p>before</p>${html}`, { cidUrls: {}, purpose: 'writing' }).html).toContain('<p>before</p>');
  });
});
