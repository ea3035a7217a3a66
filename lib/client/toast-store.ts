/** A note that goes by itself. */
export interface Toast {
  readonly text: string;
  readonly tone?: 'plain' | 'danger';
  readonly action?: { readonly label: string; readonly run: () => void };
  /** How long it stays; time in which somebody points at the notes or has the focus in them does not count. */
  readonly seconds: number;
}
export interface ShownToast extends Toast {
  readonly id: number;
}

/** More at once nobody reads; the oldest goes. */
const MOST = 3;

/** The notes on the screen. */
export class ToastStore {
  #toasts: readonly ShownToast[] = [];
  #left = new Map<number, number>();
  readonly #listeners = new Set<() => void>();
  #next = 1;
  #paused = false;
  #since = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** Shows a note. @returns its id, by which it can be taken away */
  show(toast: Toast): number {
    this.#count();
    const id = this.#next++;
    this.#left.set(id, toast.seconds * 1000);
    this.#put([...this.#toasts, { ...toast, id }].slice(-MOST));
    return id;
  }

  /** Takes a note away; one that is gone already is none. */
  dismiss(id: number): void {
    this.#count();
    this.#put(this.#toasts.filter((toast) => toast.id !== id));
  }

  /** Does what a note offers and takes it away. */
  act(id: number): void {
    const action = this.#toasts.find((toast) => toast.id === id)?.action;
    this.dismiss(id);
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
        this.#put(this.#toasts.filter(({ id }) => (this.#left.get(id) ?? 0) > 0));
      },
      Math.max(0, Math.min(...this.#left.values())),
    );
  }
}
