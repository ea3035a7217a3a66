/**
 * The value below which a share of the samples lies, by the nearest rank: always one that was measured.
 *
 * @param share 0 … 1
 * @returns NaN when there are no samples
 */
export function percentile(samples: readonly number[], share: number): number {
  const sorted = samples.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(share * sorted.length) - 1))] ?? Number.NaN;
}

/** Two significant places below 10, one below 100, none above: a bench is not more exact than that. */
export const rounded = (value: number): number => {
  const places = Math.abs(value) < 10 ? 100 : Math.abs(value) < 100 ? 10 : 1;
  return Math.round(value * places) / places;
};
