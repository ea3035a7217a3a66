import { processWide } from '../process-wide.ts';
import type { CounterName, HistogramName, Labels, Sample } from './metric-names.ts';

/** Upper bounds of the buckets, in seconds. */
export const BUCKETS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10] as const;
/** Series of all counters together; what comes after them is not counted, so that names cannot fill the memory. */
const MAX_SERIES = 50_000;

export interface Histogram {
  readonly name: HistogramName;
  readonly labels: Labels;
  /** Observations by bucket, not added up; the last one is what is above all bounds. */
  readonly buckets: number[];
  sum: number;
}

interface Counter extends Sample {
  value: number;
}

interface Recorder {
  /** Off, nothing is counted and it costs nothing. */
  on: boolean;
  readonly counters: Map<string, Counter>;
  readonly histograms: Map<string, Histogram>;
}

export const recorder = (): Recorder =>
  processWide('metrics', (): Recorder => ({ on: false, counters: new Map(), histograms: new Map() }));

/** Adds to a counter. */
export function count(name: CounterName, labels: Labels, by = 1): void {
  const { on, counters } = recorder();
  if (!on) return;
  const key = keyOf(name, labels);
  const counter = counters.get(key);
  if (counter) counter.value += by;
  else if (counters.size < MAX_SERIES) counters.set(key, { name, labels, value: by });
}

/** Adds an observation, in seconds. */
export function observe(name: HistogramName, labels: Labels, seconds: number): void {
  const { on, histograms } = recorder();
  if (!on) return;
  const key = keyOf(name, labels);
  let histogram = histograms.get(key);
  if (!histogram) {
    if (histograms.size >= MAX_SERIES) return;
    histogram = { name, labels, buckets: [...BUCKETS.map(() => 0), 0], sum: 0 };
    histograms.set(key, histogram);
  }
  const found = BUCKETS.findIndex((bound) => seconds <= bound);
  const at = found < 0 ? BUCKETS.length : found;
  histogram.buckets[at] = (histogram.buckets[at] ?? 0) + 1;
  histogram.sum += seconds;
}

const keyOf = (name: string, labels: Labels): string => `${name}\0${Object.values(labels).join('\0')}`;
