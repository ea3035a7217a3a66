import { describe, expect, it } from 'vitest';
import { swipeCommits, swipePhase, type SwipePhase, type Travel } from './swipe-gesture.ts';

/** Moves a finger in steps of two pixels and tells what it does at the end. */
function follow(...stops: readonly Travel[]): SwipePhase {
  let phase: SwipePhase = 'open';
  let here: Travel = { along: 0, down: 0 };
  for (const stop of stops) {
    const steps = Math.max(
      1,
      Math.ceil(Math.max(Math.abs(stop.along - here.along), Math.abs(stop.down - here.down)) / 2),
    );
    const from = here;
    for (let step = 1; step <= steps; step += 1) {
      here = {
        along: from.along + ((stop.along - from.along) * step) / steps,
        down: from.down + ((stop.down - from.down) * step) / steps,
      };
      phase = swipePhase(phase, here);
    }
  }
  return phase;
}

describe('a finger on a row', () => {
  it('swipes in either direction once it has clearly left its place', () => {
    expect(follow({ along: 4, down: 0 })).toBe('open');
    expect(follow({ along: 30, down: 3 })).toBe('swiping');
    expect(follow({ along: -30, down: -3 })).toBe('swiping');
  });

  it('does not swipe when it scrolls', () => {
    expect(follow({ along: 3, down: 14 })).toBe('over');
    expect(follow({ along: -8, down: -60 })).toBe('over');
    expect(follow({ along: 3, down: 14 }, { along: 200, down: 14 })).toBe('over');
  });

  it('stops swiping when it wanders more than 24 px up or down, and does not begin again', () => {
    expect(follow({ along: 120, down: 0 }, { along: 120, down: 24 })).toBe('swiping');
    expect(follow({ along: 120, down: 0 }, { along: 120, down: 26 })).toBe('over');
    expect(follow({ along: 120, down: 0 }, { along: 120, down: -26 }, { along: 120, down: 0 })).toBe('over');
  });

  it('means it from 96 px on', () => {
    expect(swipeCommits({ along: 95, down: 0 })).toBe(false);
    expect(swipeCommits({ along: 96, down: 0 })).toBe(true);
    expect(swipeCommits({ along: -96, down: 5 })).toBe(true);
  });
});
