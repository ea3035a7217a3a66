import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { SaveClock } from './save-clock.ts';

const save = vi.fn<() => void>();
let busy = false;
const clock = (every: number | undefined, afterLast = false): SaveClock =>
  new SaveClock({ every, afterLast }, save, () => busy);

beforeEach(() => {
  vi.useFakeTimers();
  save.mockClear();
  busy = false;
});
afterEach(() => vi.useRealTimers());

describe('a draft is stored by itself', () => {
  it('half a minute after the first key, however much is typed meanwhile, and not again while nothing new is there', () => {
    const one = clock(30_000);
    for (let second = 0; second < 29; second += 1) {
      one.typed();
      vi.advanceTimersByTime(1000);
    }
    expect(save).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1000);
    expect(save).toHaveBeenCalledOnce();
    one.done(true, false);
    vi.advanceTimersByTime(300_000);
    expect(save).toHaveBeenCalledOnce();
  });

  it('five seconds after the last key where the browser keeps no copy', () => {
    const one = clock(30_000);
    one.typed();
    one.setPace({ every: 5000, afterLast: true });
    vi.advanceTimersByTime(4000);
    one.typed();
    vi.advanceTimersByTime(4999);
    expect(save).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1);
    expect(save).toHaveBeenCalledOnce();
  });

  it('never where every save would leave another draft behind', () => {
    clock(undefined).typed();
    vi.advanceTimersByTime(3_600_000);
    expect(save).not.toHaveBeenCalled();
  });

  it('after what was typed during a save, and after an upload that runs', () => {
    const one = clock(30_000);
    one.typed();
    vi.advanceTimersByTime(30_000);
    one.typed();
    one.done(true, true);
    busy = true;
    vi.advanceTimersByTime(45_000);
    expect(save).toHaveBeenCalledOnce();
    busy = false;
    vi.advanceTimersByTime(1000);
    expect(save).toHaveBeenCalledTimes(2);
  });

  it('less and less often while that fails, and at once when the way is free again', () => {
    const one = clock(30_000);
    one.typed();
    const waits: number[] = [];
    for (let tries = 0; tries < 5; tries += 1) {
      save.mockClear();
      let waited = 0;
      while (save.mock.calls.length === 0) {
        vi.advanceTimersByTime(1000);
        waited += 1;
      }
      waits.push(waited);
      one.done(false, true);
    }
    expect(waits).toEqual([30, 60, 120, 240, 240]);
    save.mockClear();
    one.hurry();
    expect(save).toHaveBeenCalledOnce();
  });
});
