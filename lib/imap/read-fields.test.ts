import { expect, it } from 'vitest';
import { cleanPreview } from './clean-preview.ts';
import { readFields } from './read-fields.ts';

const read = (text: string) => readFields(Buffer.from(text.replaceAll('\n', '\r\n')));

it.each([
  ['', '', 'normal'],
  ['\n', '', 'normal'],
  ['List-Id: Team <team.example.org>\nImportance: HIGH\n', 'team.example.org', 'high'],
  ['LIST-ID:\n "A <b>" \n\t<c.d>\nX-Priority: 5 (Lowest)\n\n', 'c.d', 'low'],
  ['List-Id: bare.example.org\nX-Priority: 1\n', 'bare.example.org', 'high'],
  ['X-Priority: 3\n', '', 'normal'],
  ['X-Priority: 12\nImportance: urgent\n', '', 'normal'],
  ['Importance: low\nX-Priority: 1\n', '', 'low'],
  ['X-List-Id: <no>\nSubject: List-Id: <no>\n', '', 'normal'],
])('%j', (text, listId, priority) => expect(read(text)).toEqual({ listId, priority }));

it('a header without end or of junk gives nothing long', () => {
  const { listId } = readFields(Buffer.from(`List-Id: ${'<'.repeat(1_000_000)}`));
  expect(listId.length).toBeLessThanOrEqual(255);
});

it('a preview is one line of at most 200 whole characters, without what cannot be seen', () => {
  expect(cleanPreview('  Hi\r\n\tthere\u200b\u202e!\0 ')).toBe('Hi there !');
  expect(cleanPreview('Diskon \u034f\u200c \u00ad\u200c\u200c \u200c hari ini')).toBe('Diskon hari ini'); // how newsletters fill up lists
  expect(cleanPreview('می\u200cخواهم 👩\u200d👧')).toBe('می\u200cخواهم 👩\u200d👧'); // was torn into two words
  expect(cleanPreview('x'.repeat(300))).toHaveLength(200);
  expect(cleanPreview(`${'x'.repeat(199)}😀`).isWellFormed()).toBe(true);
});
