/**
 * Waits for work at most so long.
 *
 * @param ms 0 asks only whether it is done already.
 * @returns false when it goes on.
 * @throws what it failed with, when that was in time
 */
export async function settledWithin(work: Promise<unknown>, ms: number): Promise<boolean> {
  const { promise: late, resolve } = Promise.withResolvers<false>();
  const timer = setTimeout(() => resolve(false), ms);
  try {
    return await Promise.race([work.then(() => true), late]);
  } finally {
    clearTimeout(timer);
  }
}
