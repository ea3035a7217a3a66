import { describe, expect, it } from 'vitest';

import { BIG_BYTES, bigMessage, htmlMessage, plainMessage } from './bench-message.ts';

describe('the mail of the bench', () => {
  it('is the same in every run', () => {
    expect(plainMessage(17)).toEqual(plainMessage(17));
    expect(htmlMessage(3)).toEqual(htmlMessage(3));
  });

  it('differs from message to message, in time that goes on', () => {
    const messages = Array.from({ length: 500 }, (_, index) => plainMessage(index));
    const ids = messages.map(({ source }) => /^Message-ID: (\S+)/m.exec(source.toString())?.[1]);
    expect(new Set(ids).size).toBe(messages.length);
    const times = messages.map(({ date }) => Date.parse(date.replaceAll('-', ' ').replace(' +', ' GMT+')));
    expect(times.every((time, index) => index === 0 || time > (times[index - 1] ?? 0))).toBe(true);
  });

  it('is small and has lines that mail servers accept', () => {
    for (const { source } of Array.from({ length: 500 }, (_, index) => plainMessage(index))) {
      const text = source.toString();
      expect(source.length).toBeLessThan(5000);
      expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
      expect(Math.max(...text.split('\r\n').map((line) => line.length))).toBeLessThanOrEqual(998);
      expect(text.slice(0, text.indexOf('\r\n\r\n'))).toMatch(/^\p{ASCII}+$/u);
    }
  });

  it('has 100 kB of HTML, and an attachment of exactly ten million bytes', () => {
    expect(htmlMessage(1).source.length).toBeGreaterThan(100_000);
    expect(htmlMessage(1).source.length).toBeLessThan(110_000);
    const [, encoded = ''] =
      /base64\r\n\r\n([A-Za-z0-9+/=\r\n]+?)\r\n--/.exec(bigMessage(1).source.toString('latin1')) ?? [];
    expect(Buffer.from(encoded, 'base64').length).toBe(BIG_BYTES);
  });
});
