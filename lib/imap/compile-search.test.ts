import { compiler } from 'imapflow/lib/handler/imap-handler.js';
import { describe, expect, it } from 'vitest';
import { parseSearch } from '../mail/parse-search.ts';
import { searchLine } from '../mail/search-line.ts';
import { SEARCH_FIELDS, type SearchQuery } from '../mail/search-query.ts';
import type { Token } from './imapflow-internals.ts';
import { searchCharset, searchCriteria } from './search-criteria.ts';

/** One command line as the server reads it: atoms and parentheses as they are, strings after a `"`. */
function readAsServer(bytes: Buffer): string[] {
  const text = bytes.toString('latin1');
  const tokens: string[] = [];
  for (let at = 0; at < text.length;) {
    if (text[at] === ' ') at += 1;
    else if (text[at] === '(' || text[at] === ')') tokens.push(text.charAt(at++));
    else if (text[at] === '"') {
      let value = '';
      for (at += 1; text[at] !== '"'; at += 1) {
        if (at >= text.length || text[at] === '\r' || text[at] === '\n') throw new Error('string never ends');
        if (text[at] === '\\') at += 1;
        value += text[at];
      }
      at += 1;
      tokens.push(`"${value}`);
    } else if (text[at] === '{') {
      const [marker = '', size] = /^\{(\d+)\+?\}\r\n/.exec(text.slice(at)) ?? [];
      if (!marker) throw new Error('brace without literal');
      at += marker.length;
      tokens.push(`"${Buffer.from(text.slice(at, at + Number(size)), 'latin1').toString()}`);
      at += Number(size);
    } else {
      const atom = /^[A-Za-z0-9$-]+/.exec(text.slice(at))?.[0];
      if (!atom) throw new Error(`stray byte ${String(text.charCodeAt(at))}`);
      tokens.push(atom);
      at += atom.length;
    }
  }
  return tokens;
}

const compile = (tokens: readonly Token[]): string[] =>
  readAsServer(compiler({ attributes: tokens as never }, { asArray: false, literalPlus: true }));

/** A message as far as the tests know it: header lines and body by key, and what is true of it. */
interface Message {
  readonly texts: Readonly<Record<string, string>>;
  readonly marks: readonly string[];
  readonly size: number;
  readonly day: string;
}

/** RFC 9051 §6.4.4, read from the tokens: what the server would answer for a message. */
function serverFinds(tokens: string[], message: Message): boolean {
  const take = (): string => {
    const token = tokens.shift();
    if (token === undefined) throw new Error('a key is missing');
    return token;
  };
  const string = (): string => {
    const token = take();
    if (!token.startsWith('"')) throw new Error(`${token} is no string`);
    return token.slice(1);
  };
  const date = (): string => new Date(`${take()} UTC`).toISOString().slice(0, 10);
  const keys = (end: string | undefined): boolean => {
    let all = true;
    while (tokens[0] !== end) all = key() && all;
    return all;
  };
  const holds = (name: string): boolean => message.texts[name]?.includes(string()) ?? (string(), false);
  const key = (): boolean => {
    const name = take();
    switch (name) {
      case '(': {
        const all = keys(')');
        take();
        return all;
      }
      case 'NOT':
        return !key();
      case 'OR': {
        const [left, right] = [key(), key()];
        return left || right;
      }
      case 'ALL':
        return true;
      case 'HEADER':
        return holds(string().toUpperCase());
      case 'KEYWORD':
        return message.marks.includes(take());
      case 'LARGER':
        return message.size > Number(take());
      case 'SMALLER':
        return message.size < Number(take());
      case 'BEFORE':
        return message.day < date();
      case 'SINCE':
        return message.day >= date();
      case 'ON':
        return message.day === date();
      case 'UNSEEN':
        return !message.marks.includes('SEEN');
      case 'SEEN':
      case 'FLAGGED':
      case 'ANSWERED':
      case 'DRAFT':
        return message.marks.includes(name);
      case 'FROM':
      case 'TO':
      case 'CC':
      case 'BCC':
      case 'SUBJECT':
      case 'BODY':
      case 'TEXT':
        return holds(name);
      default:
        throw new Error(`unknown key ${name}`);
    }
  };
  return keys(undefined);
}

/** What the query means, said without IMAP. */
function fits(query: SearchQuery, message: Message): boolean {
  const { texts, marks, size, day } = message;
  const any = (names: readonly string[], text: string): boolean =>
    names.some((name) => texts[name]?.includes(text) ?? false);
  switch (query.type) {
    case 'all':
      return query.of.every((part) => fits(part, message));
    case 'any':
      return query.of.some((part) => fits(part, message));
    case 'not':
      return !fits(query.of, message);
    case 'words':
      return any(['FROM', 'TO', 'CC', 'SUBJECT'], query.words);
    case 'text': {
      const names: Record<string, string[]> = {
        to: ['TO', 'CC'],
        with: ['FROM', 'TO', 'CC', 'BCC'],
        list: ['LIST-ID'],
      };
      return any(names[query.field] ?? [query.field.toUpperCase()], query.text);
    }
    case 'header':
      return any([query.name.toUpperCase()], query.text);
    case 'mark':
      return {
        unread: !marks.includes('SEEN'),
        read: marks.includes('SEEN'),
        starred: marks.includes('FLAGGED'),
        answered: marks.includes('ANSWERED'),
        forwarded: marks.includes('$Forwarded'),
        draft: marks.includes('DRAFT'),
      }[query.mark];
    case 'has':
      return any(['BODY'], 'http://') || any(['BODY'], 'https://');
    case 'size':
      return query.relation === 'larger' ? size > query.octets : size < query.octets;
    case 'label':
      return marks.includes(query.keyword);
    case 'day':
      if (query.relation === 'before') return day < query.day;
      return query.relation === 'after' ? day >= query.day : day.startsWith(query.day);
    case 'age':
    case 'in':
      throw new Error('settled before');
  }
}

let state = 42;
const random = (below: number): number => ((state = (state * 1103515245 + 12345) & 0x7fffffff) >> 8) % below;
const pick = <T>(from: readonly T[]): T => from[random(from.length)] as T;

const PIECES =
  `\r|\n|\0|"|\\|{|}|{5}|{3+}\r\n|(|)|%|*| |\t|\x7f|\x80|é|漢|😀|\ud83d|ALL|a1 LOGOUT|~|[|]|http://|a|b`.split('|');
const text = (): string => Array.from({ length: 1 + random(6) }, () => pick(PIECES)).join('') + pick(['', 'x']);
const cleanText = (): string => searchLine(text()).replace(/^\s*$/, 'blank');

function randomQuery(depth: number): SearchQuery {
  if (depth > 0 && random(2)) {
    const of = Array.from({ length: 2 + random(3) }, () => randomQuery(depth - 1));
    return pick<SearchQuery>([
      { type: 'all', of },
      { type: 'any', of },
      { type: 'not', of: of[0] as SearchQuery },
    ]);
  }
  const fields = SEARCH_FIELDS.filter((field) => field !== 'filename');
  return pick<() => SearchQuery>([
    () => ({ type: 'words', words: text() }),
    () => ({ type: 'text', field: pick(fields), text: text() }),
    () => ({ type: 'header', name: 'X-Odd_1', text: pick([text(), '']) }),
    () => ({ type: 'mark', mark: pick(['unread', 'read', 'starred', 'answered', 'forwarded', 'draft']) }),
    () => ({ type: 'has', what: 'link' }),
    () => ({
      type: 'day',
      relation: pick(['before', 'after', 'on']),
      day: pick(['2024-02-29', '2025-12-31', '2026', '2025-12']),
    }),
    () => ({ type: 'size', relation: pick(['larger', 'smaller']), octets: random(3) * 1000 }),
    () => ({ type: 'label', keyword: pick(['$Kelas', 'Tugas']) }),
  ])();
}

/** With what is left of the texts once they are clean, so that the two readings compare the same. */
const clean = (query: SearchQuery): SearchQuery => {
  if (query.type === 'all' || query.type === 'any') return { ...query, of: query.of.map(clean) };
  if (query.type === 'not') return { ...query, of: clean(query.of) };
  if (query.type === 'words') return { ...query, words: searchLine(query.words) };
  return query.type === 'text' || query.type === 'header' ? { ...query, text: searchLine(query.text) } : query;
};

const message = (): Message => ({
  texts: Object.fromEntries(
    ['FROM', 'TO', 'CC', 'BCC', 'SUBJECT', 'BODY', 'TEXT', 'LIST-ID', 'X-ODD_1']
      .filter(() => random(4) > 0)
      .map((name) => [name, cleanText() + cleanText() + cleanText()]),
  ),
  marks: ['SEEN', 'FLAGGED', 'ANSWERED', 'DRAFT', '$Forwarded', '$Kelas', 'Tugas'].filter(() => random(2) > 0),
  size: random(3000),
  day: pick(['2024-02-28', '2024-02-29', '2025-11-30', '2025-12-01', '2025-12-31', '2026-01-01', '2027-05-05']),
});

describe('whatever is searched for', () => {
  it('reaches the server as one command that means the same', () => {
    for (let run = 0; run < 3000; run += 1) {
      const query = randomQuery(3);
      const tokens = compile(searchCriteria(query, false));
      for (let nth = 0; nth < 5; nth += 1) {
        const one = message();
        expect(serverFinds([...tokens], one)).toBe(fits(clean(query), one));
      }
    }
  });

  it('as typed, too', () => {
    const typed = [
      ...PIECES,
      'from:',
      '-',
      ' OR ',
      ' ',
      'subject:"',
      'is:read',
      'larger:1k',
      'on:2025-12',
      'header:X-Odd_1:',
    ];
    for (let run = 0; run < 5000; run += 1) {
      const { query } = parseSearch(Array.from({ length: 1 + random(9) }, () => pick(typed)).join(''));
      if (!query) continue;
      const tokens = compile(searchCriteria(query, false));
      const one = message();
      expect(serverFinds([...tokens], one)).toBe(fits(query, one));
    }
  });

  it('says which charset it is in when a literal needs one', () => {
    for (let run = 0; run < 2000; run += 1) {
      const criteria = searchCriteria(randomQuery(3), false);
      const line = compile([...searchCharset(criteria), ...criteria]);
      const foreign = line.some((token) => /[^\x00-\x7f]/.test(token));
      expect(line.slice(0, 2)).toEqual(foreign ? ['CHARSET', 'UTF-8'] : line.slice(0, 2));
      expect(line.includes('CHARSET')).toBe(foreign);
    }
  });
});

it('a hundred alternatives nest seven deep', () => {
  const { query } = parseSearch(Array.from({ length: 100 }, (_, at) => `cc:w${String(at)}`).join(' OR '));
  const tokens = compile(searchCriteria(query, false));
  let [depth, deepest] = [0, 0];
  const open: number[] = []; // keys that each OR still waits for
  for (const token of tokens) {
    if (token === 'OR') deepest = Math.max(deepest, (depth = open.push(2)));
    else if (token.startsWith('"'))
      while (open.length && (open[open.length - 1] = (open.at(-1) ?? 0) - 1) === 0) open.pop();
  }
  expect([depth > 0, deepest]).toEqual([true, 7]);
  expect(open).toEqual([]);
});

it.each([
  ['', false, ['ALL']],
  ['', true, ['UNDELETED']],
  ['is:unread', false, ['UNSEEN']],
  ['is:flagged from:budi', true, ['UNDELETED', 'FLAGGED', 'FROM', '"budi']],
  ['subject:a (cc:b OR cc:"c d")', false, ['SUBJECT', '"a', 'OR', 'CC', '"b', 'CC', '"c d']],
  ['-(is:unread larger:2k)', false, ['NOT', '(', 'UNSEEN', 'LARGER', '2048', ')']],
  ['on:2024-02', false, ['(', 'SINCE', '1-Feb-2024', 'BEFORE', '1-Mar-2024', ')']],
  ['header:X-Mailer', false, ['HEADER', '"X-Mailer', '"']],
] as const)('the search %j (visible only: %s)', (typed, visibleOnly, tokens) => {
  expect(compile(searchCriteria(parseSearch(typed).query, visibleOnly))).toEqual(tokens);
});
