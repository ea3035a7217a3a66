import { expect, it, describe } from 'vitest';
import { formatSearch } from './format-search.ts';
import { parseSearch } from './parse-search.ts';
import type { SearchQuery } from './search-query.ts';

const words = (text: string): SearchQuery => ({ type: 'words', words: text });
const from = (text: string): SearchQuery => ({ type: 'text', field: 'from', text });
const all = (...of: SearchQuery[]): SearchQuery => ({ type: 'all', of });
const any = (...of: SearchQuery[]): SearchQuery => ({ type: 'any', of });
const not = (of: SearchQuery): SearchQuery => ({ type: 'not', of });

describe('what is typed means', () => {
  it.each<[string, SearchQuery | null]>([
    ['', null],
    [' \t\r\n\0 ', null],
    ['rapat senin', all(words('rapat'), words('senin'))],
    ['"rapat senin"', words('rapat senin')],
    ['"rapat senin', words('rapat senin')],
    [String.raw`"kata \"baru\" \\ C:\dir"`, words(String.raw`kata "baru" \ C:\dir`)],
    ['layar 15"', all(words('layar'), words('15"'))],
    ['from:ani', from('ani')],
    ['FROM:"Ani Wijaya"', from('Ani Wijaya')],
    ['dari:ani', from('ani')],
    ['kepada:ani', { type: 'text', field: 'to', text: 'ani' }],
    ['-from:ani rapat', all(not(from('ani')), words('rapat'))],
    ['-"dua kata"', not(words('dua kata'))],
    ['e-mail', words('e-mail')],
    ['- a', all(words('-'), words('a'))],
    ['--a', words('--a')],
    ['a OR b c', all(any(words('a'), words('b')), words('c'))],
    ['a ATAU b', any(words('a'), words('b'))],
    ['a AND b', all(words('a'), words('b'))],
    ['a or b', all(words('a'), words('or'), words('b'))],
    ['OR a', all(words('OR'), words('a'))],
    ['a OR', all(words('a'), words('OR'))],
    ['(a OR', all(words('a'), words('OR'))],
    ['a "OR" b', all(words('a'), words('OR'), words('b'))],
    ['a OR (b c)', any(words('a'), all(words('b'), words('c')))],
    ['-(a OR b)', not(any(words('a'), words('b')))],
    ['-(-a)', words('a')],
    ['(a (b c', all(words('a'), words('b'), words('c'))],
    ['1) a', all(words('1)'), words('a'))],
    ['f(x) :)', all(words('f(x)'), words(':)'))],
    ['(f(x))', words('f(x)')],
    ['()', words('()')],
    ['from:(ani OR budi)', any(from('ani'), from('budi'))],
    ['-from:(ani "budi s")', not(all(from('ani'), from('budi s')))],
    ['is:unread', { type: 'mark', mark: 'unread' }],
    ['is:belum_dibaca', { type: 'mark', mark: 'unread' }],
    ['is:Flagged', { type: 'mark', mark: 'starred' }],
    ['has:attachment', { type: 'has', what: 'attachment' }],
    ['has:lampiran', { type: 'has', what: 'attachment' }],
    ['filename:"nilai akhir.pdf"', { type: 'text', field: 'filename', text: 'nilai akhir.pdf' }],
    ['in:anywhere', { type: 'in', mailbox: 'anywhere' }],
    ['di:"Kelas 7"', { type: 'in', mailbox: 'Kelas 7' }],
    ['label:$Important', { type: 'label', keyword: '$Important' }],
    ['list:guru.sch.id', { type: 'text', field: 'list', text: 'guru.sch.id' }],
    ['header:X-Mailer:Tupai', { type: 'header', name: 'X-Mailer', text: 'Tupai' }],
    ['header:X-Mailer:"a b"', { type: 'header', name: 'X-Mailer', text: 'a b' }],
    ['header:X-Mailer', { type: 'header', name: 'X-Mailer', text: '' }],
    ['before:2026-11-02', { type: 'day', relation: 'before', day: '2026-11-02' }],
    ['after:2026/11/2', { type: 'day', relation: 'after', day: '2026-11-02' }],
    ['on:2/11/2026', { type: 'day', relation: 'on', day: '2026-11-02' }],
    ['on:2026-11', { type: 'day', relation: 'on', day: '2026-11' }],
    ['after:2026', { type: 'day', relation: 'after', day: '2026' }],
    ['on:29-02-2024', { type: 'day', relation: 'on', day: '2024-02-29' }],
    ['on:yesterday', { type: 'age', relation: 'on', count: 1, unit: 'd' }],
    ['sebelum:hari_ini', { type: 'age', relation: 'before', count: 0, unit: 'd' }],
    ['older_than:7d', { type: 'age', relation: 'before', count: 7, unit: 'd' }],
    ['newer_than:2W', { type: 'age', relation: 'after', count: 2, unit: 'w' }],
    ['larger:5M', { type: 'size', relation: 'larger', octets: 5 * 2 ** 20 }],
    ['smaller:1,5kb', { type: 'size', relation: 'smaller', octets: 1536 }],
    ['larger:300', { type: 'size', relation: 'larger', octets: 300 }],
    ['larger:99999G', { type: 'size', relation: 'larger', octets: 0xffffffff }],
  ])('%j', (typed, query) => {
    expect(parseSearch(typed).query).toEqual(query);
  });

  it.each([
    'foo:bar',
    'http://tupai.test/x',
    'from:',
    'from:""',
    'is:green',
    'has:time',
    'larger:huge',
    'on:2026-02-30',
    'on:31/04/2026',
    'before:soon',
    'older_than:2026-01-01',
    'label:ü',
    'header::x',
    '"',
  ])('%j is words', (typed) => {
    expect(parseSearch(typed).query).toEqual(words(typed));
    expect(parseSearch(`-${typed}`).query).toEqual(not(words(typed)));
  });
});

it('each term says where it stands, its minus included', () => {
  const typed = 'rapat -from:"Ani W" (is:unread OR larger:1M)';
  expect(parseSearch(typed).terms.map(({ from: start, to, negated }) => [typed.slice(start, to), negated])).toEqual([
    ['rapat', false],
    ['-from:"Ani W"', true],
    ['is:unread', false],
    ['larger:1M', false],
  ]);
});

it('the 101st term and what follows it are one text with the 100th', () => {
  const typed = Array.from({ length: 150 }, (_, at) => `w${String(at)}`);
  const { query, terms } = parseSearch(typed.join(' '));
  expect(terms).toHaveLength(100);
  expect(query).toEqual(all(...typed.slice(0, 99).map(words), words(typed.slice(99).join(' '))));
  expect(parseSearch(typed.slice(0, 100).join(' ')).query).toEqual(all(...typed.slice(0, 100).map(words)));
});

it('the eleventh parenthesis in another is text', () => {
  expect(parseSearch(`${'('.repeat(10)}a${')'.repeat(10)}`).query).toEqual(words('a'));
  expect(parseSearch(`${'('.repeat(11)}a${')'.repeat(11)}`).query).toEqual(words('(a)'));
});

it('is read up to 1,024 characters, and never half a character', () => {
  expect(parseSearch('x'.repeat(5000)).query).toEqual(words('x'.repeat(1024)));
  const { query } = parseSearch(`${'x'.repeat(1023)}😀`);
  expect(query?.type === 'words' && query.words.isWellFormed()).toBe(true);
});

const PIECES =
  `a|budi|"|\\|(|)|-| | |:|OR|AND|from:|dari:|to:(|subject:"|is:unread|is:|has:attachment|has:link|larger:|5M|on:|2026-11-22` +
  `|7d|older_than:3w|label:|$x|header:X-A:|header:|in:|anywhere|\r|\n|\0|{3+}\r\n|é|漢|😀|\ud83d|\t|*|%|]|~|\x7f|\u00a0|"a b"`;

/** Numbers that are the same in every run. */
function* numbers(seed: number): Generator<number, never> {
  for (let state = seed; ;) yield (state = (state * 1103515245 + 12345) & 0x7fffffff) >> 8;
}

describe('whatever is typed', () => {
  const pieces = PIECES.split('|');
  const random = numbers(7);
  const next = (below: number): number => random.next().value % below;
  const typed = Array.from({ length: 20_000 }, () =>
    Array.from({ length: 1 + next(14) }, () => pieces[next(pieces.length)]).join(next(3) ? '' : ' '),
  );

  it('is a search that reads back as itself when it is written out', () => {
    for (const text of typed) {
      const { query } = parseSearch(text);
      expect(parseSearch(formatSearch(query)).query).toEqual(query);
    }
  });

  it('asks for something unless it is blank, in texts without line ends, NUL and halves of characters', () => {
    for (const text of typed) {
      const { query, terms } = parseSearch(text);
      expect(query === null).toBe(text.replaceAll('\0', '').trim() === '');
      expect(formatSearch(query)).toMatch(/^[^\r\n\0]*$/);
      expect(formatSearch(query).isWellFormed()).toBe(true);
      for (const term of terms) expect(term.to).toBeGreaterThan(term.from);
    }
  });

  it('is read in a time that grows with its length only', () => {
    for (const piece of pieces) expect(parseSearch(piece.repeat(2000)).terms.length).toBeLessThanOrEqual(100);
  });
});
