import { describe, expect, it } from 'vitest';
import { FramePace } from './frame-pace.ts';

const after = (pace: FramePace, ...frames: readonly number[]): number => {
  let now = 1000;
  pace.frame(now);
  for (const took of frames) pace.frame((now += took));
  return pace.most;
};

describe('rows that are made in one frame', () => {
  it('are few at first and more with each frame that comes in time, up to a dozen', () => {
    const pace = new FramePace();
    expect(pace.most).toBe(2);
    expect(after(pace, 16)).toBe(4);
    expect(after(pace, 16, 17, 16, 16)).toBe(12);
  });

  it('are fewer after a frame that was late, but never none', () => {
    expect(after(new FramePace(), 50)).toBe(1);
    expect(after(new FramePace(), 50, 90, 300)).toBe(1);
    expect(after(new FramePace(), 33, 33)).toBe(2);
  });

  it('do not become fewer for the time in which nothing was to be made', () => {
    const pace = new FramePace();
    const most = after(pace, 16);
    pace.rest();
    pace.frame(60_000);
    expect(pace.most).toBe(most);
  });
});
