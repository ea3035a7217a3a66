import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { markReadDelay } from '#lib/mail/mark-read-delay.ts';
import { whenSeenFor } from './when-seen-for.ts';

/** A tab that can go behind. */
class Tab extends EventTarget {
  visibilityState: DocumentVisibilityState = 'visible';
  turn(to: DocumentVisibilityState): void {
    this.visibilityState = to;
    this.dispatchEvent(new Event('visibilitychange'));
  }
}

describe('a message that is on the screen', () => {
  let tab: Tab;
  const read = vi.fn<() => void>();
  beforeEach(() => {
    vi.useFakeTimers();
    read.mockClear();
    tab = new Tab();
  });
  afterEach(() => vi.useRealTimers());

  it('counts as read at once where that is wished, but not in a tab behind', () => {
    tab.turn('hidden');
    whenSeenFor(tab, markReadDelay('at-once') ?? -1, read);
    expect(read).not.toHaveBeenCalled();
    tab.turn('visible');
    expect(read).toHaveBeenCalledOnce();
    tab.turn('hidden');
    tab.turn('visible');
    expect(read).toHaveBeenCalledOnce();
  });

  it('counts as read after the chosen time, all of it in front', () => {
    whenSeenFor(tab, markReadDelay('after-5') ?? -1, read);
    vi.advanceTimersByTime(4_000);
    tab.turn('hidden');
    vi.advanceTimersByTime(60_000);
    tab.turn('visible');
    vi.advanceTimersByTime(4_999);
    expect(read).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1);
    expect(read).toHaveBeenCalledOnce();
  });

  it('stays unread when another one is opened before', () => {
    const stop = whenSeenFor(tab, markReadDelay('after-2') ?? -1, read);
    vi.advanceTimersByTime(1_999);
    stop();
    vi.advanceTimersByTime(60_000);
    tab.turn('hidden');
    tab.turn('visible');
    expect(read).not.toHaveBeenCalled();
  });

  it('never counts as read by itself where the person wants to say so', () => {
    expect(markReadDelay('by-hand')).toBeUndefined();
  });
});
