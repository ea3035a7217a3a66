import { describe, expect, it } from 'vitest';
import { messageIds } from './message-ids.ts';
import { referencesFor } from './references-for.ts';

describe('threading an answer', () => {
  it.each([
    [{ messageId: '<2@x>', inReplyTo: '<1@x>', references: ['<0@x>', '<1@x>'] }, '<2@x>', ['<0@x>', '<1@x>', '<2@x>']],
    [{ messageId: '<2@x>', inReplyTo: '<1@x>', references: [] }, '<2@x>', ['<1@x>', '<2@x>']],
    [{ messageId: '<2@x>', inReplyTo: '<1@x> <0@x>', references: [] }, '<2@x>', ['<2@x>']],
    [{ messageId: ' <2@x> ', inReplyTo: '', references: ['<1@x>', '<2@x>', '<1@x>'] }, '<2@x>', ['<1@x>', '<2@x>']],
    [{ messageId: '', inReplyTo: '<1@x>', references: ['<1@x>'] }, '', []],
    [{ messageId: '<2@x>\r\nBcc: evil@x', inReplyTo: '', references: [] }, '', []],
    [
      { messageId: '<2@x>', inReplyTo: 'Your mail of Monday', references: ['<a\r\nBcc: e@x>', '<1@x>'] },
      '<2@x>',
      ['<1@x>', '<2@x>'],
    ],
  ])('%j', (parent, inReplyTo, references) => {
    expect(referencesFor(parent)).toEqual({ inReplyTo, references });
  });

  it('drops from the middle when the chain grows too long for a header', () => {
    const chain = Array.from({ length: 200 }, (_, at) => `<${String(at).padStart(10, '0')}@example.org>`);
    const { references } = referencesFor({ messageId: '<new@x>', inReplyTo: '', references: chain });
    expect(references.join(' ').length).toBeLessThanOrEqual(986);
    expect(references[0]).toBe(chain[0]);
    expect(references.slice(-2)).toEqual([chain.at(-1), '<new@x>']);
  });

  it.each(['<', '>', '<>', '<a', '<a@b>'])('reads a megabyte of %j in linear time', (piece) => {
    expect(messageIds(piece.repeat(1_000_000 / piece.length)).every((id) => /^<[^<>]+>$/.test(id))).toBe(true);
  });
});
