import { describe, expect, it } from 'vitest';
import { listHeaderFields } from './list-header-fields.ts';
import { readHeader } from './read-header.ts';
import { readReferences } from './read-references.ts';

const block = Buffer.from(
  'Received: one\r\n by two\r\nSUBJECT : lama\r\nReferences: <1@x>\r\n\t<2@x> junk\r\n <1@x>\r\nreceived: three\r\nX-Utf: é\r\n\r\nReceived: body\r\n',
);

describe('reading a raw header', () => {
  it('unfolds every occurrence, in any case, and stops at the body', () => {
    expect(readHeader(block, 'Received')).toEqual(['one by two', 'three']);
    expect(readHeader(block, 'subject')).toEqual(['lama']);
    expect(readHeader(block, 'x-utf')).toEqual(['é']);
    expect(readHeader(block, 'x-none')).toEqual([]);
    expect(readHeader(Buffer.from('A: b'), 'a')).toEqual(['b']);
    expect(readHeader(Buffer.from('A: caf\xe9\n', 'latin1'), 'a')).toEqual(['café']);
  });

  it('knows a field by its name with blanks behind it, but not by what only looks blank', () => {
    const read = (line: string): string[] => listHeaderFields(Buffer.from(`${line}: x\r\n`)).map(({ name }) => name);
    expect(read('List-Id \t')).toEqual(['list-id']);
    expect(read('List-Id\u00a0')).not.toEqual(['list-id']);
    expect(read('List-Id\u2003')).not.toEqual(['list-id']);
  });

  it('does not take a check of the sender for one, whose name the mail server may not have known', () => {
    for (const blank of [' ', '\t', '\u00a0', '\ufeff', '\v'])
      expect(
        readHeader(Buffer.from(`Authentication-Results${blank}: mx; dmarc=pass\r\n`), 'Authentication-Results'),
      ).toEqual([]);
  });

  it('lists the messages referred to, each once', () => {
    expect(readReferences(listHeaderFields(block))).toEqual(['<1@x>', '<2@x>']);
    const many = Array.from({ length: 5000 }, (_, at) => `<${String(at)}@x>`);
    const read = readReferences(listHeaderFields(Buffer.from(`References: ${many.join('\r\n ')}\r\n`)));
    expect(read).toHaveLength(200);
    expect([read[0], read.at(-1)]).toEqual(['<0@x>', '<4999@x>']);
  });

  it.each(['a', ':', 'A:\n', ' \n', '\r', 'References: <a@b>\n', '<'])('takes 5 MB of %j in linear time', (piece) => {
    const headers = Buffer.alloc(5_000_000, piece);
    expect(readReferences(listHeaderFields(headers)).length).toBeLessThanOrEqual(200);
  });
});
