/** When a draft is stored by itself. Times in ms. */
export interface SavePace {
  /** After the first thing typed since the last save, and again; `undefined`: only when the page is left. */
  readonly every: number | undefined;
  /** `every` begins anew with each key. */
  readonly afterLast: boolean;
}

const BUSY = 1000;
const SLOWEST = 8;

/** Calls `save` when it is time. After a failure it waits twice as long, up to eight times, until a save worked or it is told to hurry. */
export class SaveClock {
  readonly #save: () => void;
  readonly #isBusy: () => boolean;
  #pace: SavePace;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #patience = 1;
  #waiting = false;

  /** @param isBusy a save would be in the way now */
  constructor(pace: SavePace, save: () => void, isBusy: () => boolean) {
    this.#pace = pace;
    this.#save = save;
    this.#isBusy = isBusy;
  }

  setPace(pace: SavePace): void {
    this.#pace = pace;
    if (this.#waiting) this.#wind(true);
  }

  typed(): void {
    this.#wind(this.#pace.afterLast || !this.#waiting);
    this.#waiting = true;
  }

  /** A save came to its end. @param left something was typed meanwhile, or nothing was stored */
  done(worked: boolean, left: boolean): void {
    this.#patience = worked ? 1 : Math.min(SLOWEST, this.#patience * 2);
    clearTimeout(this.#timer);
    this.#waiting = left;
    if (left) this.#wind(true);
  }

  /** What was in the way is gone: what waits is stored now. */
  hurry(): void {
    this.#patience = 1;
    if (this.#waiting) this.#due();
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#waiting = false;
  }

  #wind(anew: boolean): void {
    const { every } = this.#pace;
    if (!anew) return;
    clearTimeout(this.#timer);
    if (every !== undefined) this.#timer = setTimeout(() => this.#due(), every * this.#patience);
  }

  #due(): void {
    clearTimeout(this.#timer);
    if (this.#isBusy()) this.#timer = setTimeout(() => this.#due(), BUSY);
    else this.#save();
  }
}
