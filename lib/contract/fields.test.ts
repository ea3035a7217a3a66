import { describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { Flagged, Id, Line, Lines, MailboxPath, Uid, Uids, many } from './fields.ts';

const accepts = (schema: z.ZodType, value: unknown): boolean => schema.safeParse(value).success;

describe('fields', () => {
  it('read one, several or no values as a list', () => {
    expect(many(Uid).parse('7')).toEqual([7]);
    expect(many(Uid).parse(['7', 8])).toEqual([7, 8]);
    expect(many(Uid).parse(undefined)).toEqual([]);
  });

  it('read the messages of a conversation from one box, among others', () => {
    expect(Uids.parse('12,13,14')).toEqual([12, 13, 14]);
    expect(Uids.parse(['7', '12,13', 9])).toEqual([7, 12, 13, 9]);
    for (const nothing of [undefined, '', []]) expect(Uids.parse(nothing)).toEqual([]);
    for (const bad of ['1,x', '1;2', '0', '1,0', '1:3', {}, ['1', null, '-2']]) expect(accepts(Uids, bad)).toBe(false);
  });

  it.each(['0', '-1', '1.5', '4294967296', 'x', '', '1e99'])('refuse %j as a UID', (value) => {
    expect(accepts(Uid, value)).toBe(false);
  });

  it('refuse line breaks and NUL where one line is meant, so nothing becomes a header or command of its own', () => {
    for (const bad of ['a\r\nBcc: x@y', 'a\nb', 'a\rb', 'a\0b']) expect(accepts(Line(100), bad)).toBe(false);
    expect(accepts(Line(3), 'abcd')).toBe(false);
    expect(accepts(Line(100), 'Rapat – 会議 😀')).toBe(true);
  });

  it('make every line end LF and drop NUL in long texts', () => {
    expect(Lines(100).parse('a\r\nb\rc\0')).toBe('a\nb\nc');
  });

  it('read a ticked box', () => {
    expect([true, 'on', '1', 'true', 'off', undefined, '', 'no'].map((value) => Flagged.parse(value))).toEqual([
      true,
      true,
      true,
      true,
      false,
      false,
      false,
      false,
    ]);
  });

  it('read mailbox keys only', () => {
    expect(MailboxPath.parse('Archive~2f2024')).toBe('Archive/2024');
    for (const bad of ['', '../x', 'a/b', '~ff', 'a\r\nb']) expect(accepts(MailboxPath, bad)).toBe(false);
  });

  it('know their own ids', () => {
    expect(accepts(Id, '0123456789abcdef0123456789abcdef')).toBe(true);
    for (const bad of ['', '../../etc/passwd', '0123456789ABCDEF0123456789ABCDEF', '0'.repeat(33)])
      expect(accepts(Id, bad)).toBe(false);
  });
});
