import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { steadyNow } from '../config.ts';

const HOUR = 3_600_000;
const START = Date.parse('2026-11-21T10:00:00Z');

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date', 'performance'], now: START });
  Reflect.deleteProperty(globalThis, Symbol.for('tupai.clock'));
});
afterEach(() => {
  vi.useRealTimers();
  Reflect.deleteProperty(globalThis, Symbol.for('tupai.clock'));
});

it.each([HOUR, -HOUR, -24 * HOUR])('fault 45: goes on as time does when the clock is set by %d ms', (jump) => {
  expect(steadyNow()).toBe(START);
  vi.advanceTimersByTime(1000);
  vi.setSystemTime(START + jump);
  expect(steadyNow()).toBe(START + 1000);
  vi.advanceTimersByTime(5000);
  expect(steadyNow()).toBe(START + 6000);
});

it('never goes back', () => {
  let last = steadyNow();
  for (const jump of [HOUR, -HOUR, 5 * HOUR, -5 * HOUR, 0]) {
    vi.setSystemTime(START + jump);
    expect(steadyNow()).toBeGreaterThanOrEqual(last);
    last = steadyNow();
    vi.advanceTimersByTime(10);
  }
});

it('counts the time that a machine slept', () => {
  steadyNow();
  vi.setSystemTime(START + 9 * HOUR);
  expect(steadyNow()).toBe(START + 9 * HOUR);
});
