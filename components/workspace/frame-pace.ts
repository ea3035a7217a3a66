/** So much at first, because a screenful at once takes a slow phone too long. */
const FIRST = 2;
const MOST = 12;
/** A frame that came so soon after the one before had room for more; one so late had too much, in milliseconds. */
const [SOON, LATE] = [20, 40];

/** How many rows may be made in one frame: few at first, then as many as the frames let through. */
export class FramePace {
  #most = FIRST;
  #before: number | undefined;

  /** How many now. */
  get most(): number {
    return this.#most;
  }

  /** A frame begins in which more are to be made. @param now as `requestAnimationFrame` tells it */
  frame(now: number): void {
    const took = this.#before === undefined ? LATE : now - this.#before;
    this.#before = now;
    if (took < SOON) this.#most = Math.min(MOST, this.#most * 2);
    else if (took > LATE) this.#most = Math.max(1, this.#most >> 1);
  }

  /** All are made: the time until the next is no frame's. */
  rest(): void {
    this.#before = undefined;
  }
}
