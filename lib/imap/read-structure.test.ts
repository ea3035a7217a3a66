import { parser } from 'imapflow/lib/handler/imap-handler.js';
import { parseBodystructure } from 'imapflow/lib/tools.js';
import { describe, expect, it } from 'vitest';
import type { BodyPart } from '../mail/body-part.ts';
import { readStructure } from './read-structure.ts';

/** From the text of a BODYSTRUCTURE as a server sends it. */
async function read(text: string): Promise<BodyPart | null> {
  const { attributes } = await parser(`* 1 FETCH (BODYSTRUCTURE ${text})`);
  const items = attributes?.[1];
  const structure = Array.isArray(items) ? items[1] : undefined;
  return readStructure(Array.isArray(structure) ? parseBodystructure(structure) : undefined);
}
const numbers = (part: BodyPart | null): string[] =>
  part ? [`${part.part}:${part.type}`, ...part.children.flatMap(numbers)] : [];

const text = '("text" "plain" ("charset" "utf-8") NIL NIL "7bit" 12 1 NIL NIL NIL NIL)';
const nested = (inner: string) =>
  `("message" "rfc822" NIL NIL NIL "7bit" 900 (NIL "s" NIL NIL NIL NIL NIL NIL NIL NIL) ${inner} 9 NIL ("attachment" NIL) NIL NIL)`;

describe('section numbers', () => {
  it('of a simple message: its only part is 1', async () => {
    expect(numbers(await read(text))).toEqual(['1:text/plain']);
  });

  it('of parts in parts and of messages in messages follow RFC 9051', async () => {
    const inner = `(${text}${text} "alternative" NIL NIL NIL NIL)`;
    const root = await read(`(${text}${nested(text)}${nested(inner)} "mixed" ("boundary" "b") NIL NIL NIL)`);
    expect(numbers(root)).toEqual([
      ':multipart/mixed',
      '1:text/plain',
      '2:message/rfc822',
      '2.1:text/plain',
      '3:message/rfc822',
      '3:multipart/alternative',
      '3.1:text/plain',
      '3.2:text/plain',
    ]);
  });

  it('of a message that is nothing but a message', async () => {
    expect(numbers(await read(nested(nested(text))))).toEqual([
      '1:message/rfc822',
      '1.1:message/rfc822',
      '1.1.1:text/plain',
    ]);
    const inner = nested(`(${text}${text} "mixed" NIL NIL NIL NIL)`);
    expect(numbers(await read(nested(inner)))).toEqual([
      '1:message/rfc822',
      '1.1:message/rfc822',
      '1.1:multipart/mixed',
      '1.1.1:text/plain',
      '1.1.2:text/plain',
    ]);
  });
});

it.each([
  ['("name*" "utf-8\'\'caf%C3%A9.pdf")', '("attachment" NIL)', 'café.pdf'],
  ['NIL', '("attachment" ("filename*0*" "utf-8\'\'caf%C3" "filename*1*" "%A9" "filename*2" ".pdf"))', 'café.pdf'],
  ['("name" "=?UTF-8?Q?caf=C3=A9?=.pdf")', 'NIL', 'café.pdf'],
  ['("name" "a.pdf")', '("inline" ("filename" "b.pdf"))', 'b.pdf'],
  ['("name" "../../etc/passwd")', 'NIL', '../../etc/passwd'],
  ['("__proto__" "x" "name" "ok")', '("attachment" ("__proto__" "y"))', 'ok'],
  ['NIL', 'NIL', ''],
])('decodes the file name of type %s and disposition %s', async (parameters, disposition, filename) => {
  const part = await read(`("application" "pdf" ${parameters} "<cid@x>" NIL "base64" 10 NIL ${disposition} NIL NIL)`);
  expect(part).toMatchObject({ filename, contentId: 'cid@x', encoding: 'base64', size: 10, part: '1' });
});

it.each([
  '("" "" NIL NIL NIL NIL NIL)',
  '(NIL NIL NIL NIL NIL NIL NIL)',
  '("text" NIL ("charset") NIL NIL "" "x")',
  '(() "mixed")',
  '("a b" "c/d" NIL NIL NIL "7bit" 1)',
])('makes %s a part that can be offered for download', async (broken) => {
  const part = await read(broken);
  expect(part).toMatchObject({
    type: expect.stringMatching(/^(?:application\/octet-stream|multipart\/\w+)$/) as string,
  });
  expect(part?.encoding).not.toBe('');
});

it('bounds the number of parts, and gives null for none and for what nests too deeply', async () => {
  const many = await read(`(${text.repeat(12_000)} "mixed" NIL NIL NIL NIL)`);
  expect(numbers(many)).toHaveLength(10_000);
  expect(await read('NIL')).toBeNull();
  expect(await read(`${'('.repeat(150)}${text}${' "mixed")'.repeat(150)}`)).toBeNull();
});
