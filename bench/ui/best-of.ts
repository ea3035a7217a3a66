const rounded = (value: number): number => Math.round(value * 1000) / 1000;

/** The lowest of several tries: what the page costs when nothing else runs. */
export const bestOf = async (tries: number, measure: () => Promise<number>): Promise<number> => {
  let lowest = Infinity;
  for (let attempt = 0; attempt < tries; attempt += 1) lowest = Math.min(lowest, await measure());
  return rounded(lowest);
};
