import { parser } from 'imapflow/lib/handler/imap-handler.js';
import { describe, expect, it } from 'vitest';
import { valueText } from './imapflow-internals.ts';
import { parseListing } from './parse-listing.ts';

type Tokens = readonly unknown[] | undefined;
const plain = (tokens: Tokens): unknown =>
  tokens?.map((token) => (Array.isArray(token) ? plain(token) : token === null ? 'NIL' : valueText(token as never)));

/** What imapflow's own parser makes of it; NIL is a null there too. */
async function reference(text: string, literals: readonly Buffer[]): Promise<unknown> {
  const { command, attributes } = await parser(Buffer.from(text), { literals: [...literals] });
  return { command, attributes: plain(attributes) };
}
const lean = (text: string, ...literals: Buffer[]): unknown => {
  const found = parseListing(Buffer.from(text), literals);
  return found && { command: found.command, attributes: plain(found.attributes) };
};

describe('a mailbox of a list, and its counts', () => {
  it.each([
    '* LIST (\\HasNoChildren \\Subscribed) "/" INBOX',
    '* LIST (\\HasChildren) "." INBOX.Arsip',
    '* LIST () "/" "Project 10/Part 1"',
    '* LIST (\\NonExistent) "/" "dengan \\"kutip\\" dan \\\\"',
    '* LIST (\\HasNoChildren) NIL Flat',
    '* LIST (\\HasNoChildren) "/" &AOk-t&AOk-',
    '* LIST (\\HasNoChildren) "/" "Été"',
    '* STATUS INBOX (MESSAGES 12 UNSEEN 3 UIDNEXT 99 UIDVALIDITY 1699)',
    '* STATUS "Project 10/Part 1" (MESSAGES 0 UNSEEN 0 UIDNEXT 1 UIDVALIDITY 7 SIZE 4294967296)',
    '* STATUS Teman/Siti (MESSAGES 1)',
  ])('%s is what imapflow makes of it', async (text) => {
    expect(lean(text)).toEqual(await reference(text, []));
    expect(lean(text)).toBeDefined();
  });

  it('may come as a literal', async () => {
    const [text, name] = ['* LIST (\\HasNoChildren) "/" {5}\r\n', Buffer.from('a"b\\c')];
    expect(lean(text, name)).toEqual({ command: 'LIST', attributes: [['\\HasNoChildren'], '/', 'a"b\\c'] });
  });

  it.each([
    '* LIST (\\HasNoChildren) "/" INBOX ("CHILDINFO" ("SUBSCRIBED"))', // extended data: imapflow's to read
    '* LIST (\\HasNoChildren "/" INBOX',
    '* LIST (\\HasNoChildren) "/" "INBOX',
    '* LIST (\\HasNoChildren) "/"',
    '* STATUS INBOX MESSAGES 3',
    '* STATUS INBOX (MESSAGES 3',
    '* STATUS (MESSAGES 3) INBOX',
    '* LISTING () "/" INBOX',
    '* 3 LIST () "/" INBOX',
    '* OK [LIST] done',
    '* LIST (\\HasNoChildren) "/" IN(BOX',
    '* LIST (\\HasNoChildren) "/" {7}\r\n',
  ])('%s is left to imapflow', (text) => {
    expect(lean(text)).toBeUndefined();
  });

  it('never throws, whatever a server sends', () => {
    const signs = [
      '* LIST ',
      '* STATUS ',
      '(',
      ')',
      '"',
      '\\',
      '{3}\r\n',
      ' ',
      'NIL',
      'INBOX',
      '\u0000',
      '\r\n',
      'é',
      '7',
    ];
    let state = 7;
    for (let round = 0; round < 20_000; round += 1) {
      let text = signs[round % 2] ?? '';
      for (let length = 0; length < round % 12; length += 1) {
        state = (state * 48271) % 2147483647;
        text += signs[state % signs.length] ?? '';
      }
      expect(() => parseListing(Buffer.from(text), [Buffer.from('abc')])).not.toThrow();
    }
  });
});
