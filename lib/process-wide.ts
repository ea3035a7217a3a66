/**
 * One value per process for every module graph Next makes, kept over hot reload (docs/ARCHITECTURE.md, decision 1).
 * The first caller's `make` wins; later graphs reach the same object and must use it through its interface only:
 * an object of our own class runs the code it was born with, and `instanceof` does not hold across graphs.
 */
export function processWide<T extends object>(name: string, make: () => T): T {
  const slots = globalThis as unknown as Record<symbol, T | undefined>;
  return (slots[Symbol.for(`tupai.${name}`)] ??= make());
}
