/** A counter of attempts. Times in ms. */
export interface Counter {
  readonly count: number;
  readonly startedAt: number;
  readonly lastAt: number;
  /** From here on it counts as if it had never been. */
  readonly expiresAt: number;
}

/** Counters by key. Keys are hashes or network prefixes, never a name as typed. */
export interface ThrottleRepository {
  /** The live counter, else nothing. */
  read(key: string, now: number): Promise<Counter | undefined>;
  /**
   * Lets `decide` look at the counter and name the next one (`undefined`: leave it), as one step that parallel attempts
   * cannot cut into. `decide` may run more than once. Resolves to what now stands.
   */
  change(
    key: string,
    now: number,
    decide: (current: Counter | undefined) => Counter | undefined,
  ): Promise<Counter | undefined>;
  clear(key: string): Promise<void>;
  sweep(now: number): Promise<void>;
}
