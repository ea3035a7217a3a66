import { compiler } from 'imapflow/lib/handler/imap-handler.js';
import { describe, expect, it } from 'vitest';
import type { SearchField } from '../mail/list-order.ts';
import type { Token } from './imapflow-internals.ts';
import { cleanWords, searchCharset, searchCriteria } from './search-criteria.ts';

/** The bytes as the server reads them: atoms, quoted strings and literals of one command line. */
function readAsServer(bytes: Buffer): string[] {
  const text = bytes.toString('latin1');
  const tokens: string[] = [];
  for (let at = 0; at < text.length;) {
    if (text[at] === ' ') at += 1;
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
      const atom = /^[A-Z0-9-]+/.exec(text.slice(at))?.[0];
      if (!atom) throw new Error(`stray byte ${text.charCodeAt(at)}`);
      tokens.push(atom);
      at += atom.length;
    }
  }
  return tokens;
}

const compile = (tokens: readonly Token[]): string[] =>
  readAsServer(compiler({ attributes: tokens as never }, { asArray: false, literalPlus: true }));

const PIECES = [
  '\r',
  '\n',
  '\0',
  '"',
  '\\',
  '{',
  '}',
  '{5}',
  '{3+}\r\n',
  '(',
  ')',
  '%',
  '*',
  ' ',
  '\t',
  '\x7f',
  '\x80',
  'é',
  '漢',
  '😀',
  '\ud83d',
  'ALL',
  'a1 LOGOUT',
  '~',
  '[',
  ']',
];
let state = 42;
const random = (below: number): number => (state = (state * 1103515245 + 12345) & 0x7fffffff) % below;
const hostile = Array.from({ length: 2000 }, () =>
  Array.from({ length: 1 + random(8) }, () => PIECES[random(PIECES.length)]).join(''),
);

describe('words of a search', () => {
  it.each(['subject', 'from', 'to', 'text'] as const)(
    'in %s reach the server as one string, whatever they hold',
    (field: SearchField) => {
      for (const words of hostile) {
        const criteria = searchCriteria('all', { field, words }, false);
        const clean = cleanWords(words);
        const tokens = compile([...searchCharset(criteria), ...criteria]);
        const text = `"${clean}`;
        const keys = {
          subject: ['SUBJECT', text],
          from: ['FROM', text],
          to: ['OR', 'TO', text, 'CC', text],
          text: ['TEXT', text],
        };
        const charset = /[^\x00-\x7f]/.test(clean) ? ['CHARSET', 'UTF-8'] : [];
        expect(tokens).toEqual(clean ? [...charset, ...keys[field]] : ['ALL']);
        expect(clean).not.toMatch(/[\0\r\n]/);
      }
    },
  );

  it('longer than 1,024 characters are cut, without halving a character', () => {
    expect(cleanWords(`${'x'.repeat(1023)}😀`)).toHaveLength(1024);
    expect(cleanWords(`${'x'.repeat(1023)}😀`).isWellFormed()).toBe(true);
  });
});

it.each([
  ['all', null, false, ['ALL']],
  ['all', null, true, ['UNDELETED']],
  ['unread', null, false, ['UNSEEN']],
  ['flagged', { field: 'from', words: 'budi' }, true, ['UNDELETED', 'FLAGGED', 'FROM', '"budi']],
] as const)('filter %s with search %j', (filter, search, visibleOnly, tokens) => {
  expect(compile(searchCriteria(filter, search, visibleOnly))).toEqual(tokens);
});
