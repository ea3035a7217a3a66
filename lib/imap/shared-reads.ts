interface Shared {
  readonly result: Promise<unknown>;
  readonly controller: AbortController;
  readers: number;
}

/** Reads under way: whoever asks for the same at the same time waits for the same answer. */
export class SharedReads {
  readonly #running = new Map<string, Shared>();

  /**
   * @param key names what is read, and everything the answer depends on.
   * @param signal ends this reader's wait; the read itself ends when nobody waits for it any more.
   */
  async read<T>(key: string, signal: AbortSignal | undefined, run: (signal: AbortSignal) => Promise<T>): Promise<T> {
    signal?.throwIfAborted();
    const shared = this.#running.get(key) ?? this.#start(key, run);
    shared.readers += 1;
    if (!signal) return (await shared.result) as T;
    const { promise: left, reject } = Promise.withResolvers<never>();
    const leave = (): void => {
      reject(signal.reason instanceof Error ? signal.reason : new DOMException('', 'AbortError'));
      shared.readers -= 1;
      if (shared.readers > 0) return;
      this.#end(key, shared);
      shared.controller.abort(signal.reason);
    };
    signal.addEventListener('abort', leave, { once: true });
    try {
      return (await Promise.race([shared.result, left])) as T;
    } finally {
      signal.removeEventListener('abort', leave);
    }
  }

  #start(key: string, run: (signal: AbortSignal) => Promise<unknown>): Shared {
    const controller = new AbortController();
    const shared: Shared = { result: run(controller.signal), controller, readers: 0 };
    this.#running.set(key, shared);
    const end = (): void => this.#end(key, shared);
    shared.result.then(end, end); // its failure is told to each reader
    return shared;
  }

  #end(key: string, shared: Shared): void {
    if (this.#running.get(key) === shared) this.#running.delete(key);
  }
}
