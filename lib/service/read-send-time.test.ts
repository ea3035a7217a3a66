import { describe, expect, it } from 'vitest';
import { readSendTime } from './read-send-time.ts';

const NOW = Date.parse('2026-10-20T12:00:00Z');
const read = (text: string, zone: string): string => new Date(readSendTime(text, zone, NOW)).toISOString();

describe('the time that a message is to leave at', () => {
  it('is what the clocks of the person show then, summer time or not', () => {
    expect(read('2026-10-31T08:00', 'America/New_York')).toBe('2026-10-31T12:00:00.000Z');
    expect(read('2026-11-02T08:00', 'America/New_York')).toBe('2026-11-02T13:00:00.000Z');
    expect(read('2026-11-02T08:00', 'Asia/Jakarta')).toBe('2026-11-02T01:00:00.000Z');
  });

  it('that the clocks show twice is the first of them, and one they leave out the hour after', () => {
    expect(read('2026-11-01T01:30', 'America/New_York')).toBe('2026-11-01T05:30:00.000Z');
    expect(read('2027-03-14T02:30', 'America/New_York')).toBe('2027-03-14T07:30:00.000Z');
  });

  it('is a moment where a button says it', () => {
    expect(read('2026-10-21T01:00:00.000Z', 'America/New_York')).toBe('2026-10-21T01:00:00.000Z');
    expect(read('2026-10-21T01:00:00Z', 'UTC')).toBe('2026-10-21T01:00:00.000Z');
  });

  it.each(['', 'tomorrow', '2026-10-20T11:59:59Z', '2026-10-20T12:00', '2027-11-20T08:00', '2026-99-99T08:00', '1e30'])(
    'is refused: %s',
    (text) => {
      expect(() => readSendTime(text, 'UTC', NOW)).toThrow(
        expect.objectContaining({ code: 'input.invalid', field: 'sendAt' }),
      );
    },
  );
});
