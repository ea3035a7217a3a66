interface Sorting {
  readonly done: Promise<unknown>;
  readonly controller: AbortController;
  /** Somebody was shown something else meanwhile. */
  awaited: boolean;
}

/** The orders of one mailbox that are being worked out in the background: each once, however many ask for it. */
export class SortingOrders {
  readonly #running = new Map<string, Sorting>();
  readonly #failures = new Map<string, Error>();
  /** How long it took last, in milliseconds, and when that was. */
  readonly #costs = new Map<string, { readonly ms: number; readonly at: number }>();

  /** When the key was last worked out here, and how long that took; milliseconds. */
  cost(key: string): { readonly ms: number; readonly at: number } | undefined {
    return this.#costs.get(key);
  }

  took(key: string, ms: number): void {
    this.#costs.set(key, { ms, at: Date.now() });
  }

  /** The failure of a run that nobody waited for, once. */
  takeFailure(key: string): Error | undefined {
    const failure = this.#failures.get(key);
    this.#failures.delete(key);
    return failure;
  }

  /**
   * Begins a run, unless one for the key is under way.
   *
   * @param told called when a run ends that `expect` was called for.
   * @returns settles with the run.
   */
  start(key: string, work: (signal: AbortSignal) => Promise<unknown>, told: () => void): Promise<unknown> {
    const known = this.#running.get(key);
    if (known) return known.done;
    const controller = new AbortController();
    const done = work(controller.signal);
    const sorting: Sorting = { done, controller, awaited: false };
    this.#running.set(key, sorting);
    const end = (): void => {
      if (this.#running.get(key) !== sorting) return;
      this.#running.delete(key);
      if (sorting.awaited) told();
    };
    done.then(end, (cause: unknown) => {
      if (sorting.awaited && !controller.signal.aborted)
        this.#failures.set(key, cause instanceof Error ? cause : new Error(String(cause)));
      end();
    });
    return done;
  }

  /** Somebody goes away with something else and wants to hear when the run ends. @returns false when it has ended already */
  expect(key: string): boolean {
    const sorting = this.#running.get(key);
    if (sorting) sorting.awaited = true;
    return sorting !== undefined;
  }

  /** Nobody wants any of them any more. */
  clear(): void {
    for (const { controller } of this.#running.values()) controller.abort();
    this.#running.clear();
    this.#failures.clear();
  }
}
