/** What can be done about a note. */
export interface ToastAction {
  readonly label: string;
  readonly run: () => void;
  /** The note says what comes of it; otherwise it goes when this is chosen. */
  readonly stays?: boolean;
}

/** A note at the foot of the screen. */
export interface Toast {
  readonly text: string;
  readonly tone?: 'plain' | 'danger' | undefined;
  /** The mail server's own words. */
  readonly details?: string | undefined;
  /** A line to copy to whoever helps. */
  readonly reference?: string | undefined;
  readonly actions?: readonly ToastAction[];
  /**
   * How long it stays; time in which somebody points at the notes, has the focus in them or looks elsewhere does not count.
   * Without it, it stays until it is put away.
   */
  readonly seconds?: number | undefined;
  /** Its text goes on changing: only the first one is said. */
  readonly busy?: boolean | undefined;
  /** A note takes the place of an earlier one about the same. */
  readonly about?: string;
}
export interface ShownToast extends Toast {
  readonly id: number;
}

/** More at once nobody reads; the oldest goes. */
const MOST = 3;

/** The notes on the screen. */
export class ToastStore {
  #toasts: readonly ShownToast[] = [];
  /** Milliseconds; those that stay have none. */
  #left = new Map<number, number>();
  readonly #listeners = new Set<() => void>();
  #next = 1;
  #paused = false;
  #since = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** Shows a note. @returns its id, by which it can be changed and taken away */
  show(toast: Toast): number {
    this.#count();
    const id = this.#next++;
    this.#begin(id, toast);
    const others = this.#toasts.filter(({ about }) => about === undefined || about !== toast.about);
    this.#put([...others, { ...toast, id }].slice(-MOST));
    return id;
  }

  /** Says something else in the place of a note; its time begins anew. One that is gone stays gone. */
  change(id: number, toast: Toast): void {
    if (!this.#toasts.some((one) => one.id === id)) return;
    this.#count();
    this.#begin(id, toast);
    this.#put(this.#toasts.map((one) => (one.id === id ? { ...toast, id } : one)));
  }

  /** Takes a note away; one that is gone already is none. */
  dismiss(id: number): void {
    this.#count();
    this.#put(this.#toasts.filter((toast) => toast.id !== id));
  }

  /** Does what a note offers. @param at which of its actions */
  act(id: number, at = 0): void {
    const action = this.#toasts.find((toast) => toast.id === id)?.actions?.[at];
    if (action?.stays !== true) this.dismiss(id);
    action?.run();
  }

  /** Stops the clock, or lets it go on. */
  pause(paused: boolean): void {
    this.#count();
    this.#paused = paused && this.#toasts.length > 0;
    this.#plan();
  }

  /** The notes, the oldest first. The same list until they change. */
  readonly shown = (): readonly ShownToast[] => this.#toasts;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  #begin(id: number, { seconds }: Toast): void {
    if (seconds === undefined) this.#left.delete(id);
    else this.#left.set(id, seconds * 1000);
  }

  #put(toasts: readonly ShownToast[]): void {
    this.#toasts = toasts;
    this.#left = new Map([...this.#left].filter(([id]) => toasts.some((toast) => toast.id === id)));
    if (toasts.length === 0) this.#paused = false; // nobody can point at what is gone
    this.#plan();
    for (const listener of this.#listeners) listener();
  }

  /** Takes the time since the last look from every note. */
  #count(): void {
    const now = Date.now();
    const passed = this.#paused ? 0 : now - this.#since;
    this.#since = now;
    for (const [id, left] of this.#left) this.#left.set(id, left - passed);
  }

  #plan(): void {
    clearTimeout(this.#timer);
    if (this.#paused || this.#left.size === 0) return;
    this.#timer = setTimeout(
      () => {
        this.#count();
        this.#put(this.#toasts.filter(({ id }) => (this.#left.get(id) ?? Infinity) > 0));
      },
      Math.max(0, Math.min(...this.#left.values())),
    );
  }
}
