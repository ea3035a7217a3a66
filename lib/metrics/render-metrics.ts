import { METRICS, type Labels, type MetricName, type Sample } from './metric-names.ts';
import { BUCKETS, recorder, type Histogram } from './record.ts';

/**
 * All numbers in the text format of Prometheus 0.0.4: a family at a time, help and type first.
 *
 * @param gauges what was read just now.
 * @param showAccount what is shown instead of an account's id.
 */
export function renderMetrics(gauges: readonly Sample[], showAccount: (account: string) => string): string {
  const { counters, histograms } = recorder();
  const text = (labels: Labels): string => {
    const pairs = Object.entries(labels).map(
      ([name, value]) => `${name}="${escape(name === 'account' ? showAccount(value) : value)}"`,
    );
    return pairs.length > 0 ? `{${pairs.join(',')}}` : '';
  };
  const lines = new Map<MetricName, string[]>();
  const add = (name: MetricName, ...more: readonly string[]): void => {
    const known = lines.get(name);
    if (known) known.push(...more);
    else lines.set(name, [...more]);
  };
  for (const { name, labels, value } of [...counters.values(), ...gauges]) add(name, `${name}${text(labels)} ${value}`);
  for (const histogram of histograms.values()) add(histogram.name, ...histogramLines(histogram, text));
  return (Object.keys(METRICS) as MetricName[])
    .flatMap((name) => {
      const found = lines.get(name);
      const { help, type } = METRICS[name];
      return found ? [`# HELP ${name} ${help}`, `# TYPE ${name} ${type}`, ...found] : [];
    })
    .map((line) => `${line}\n`)
    .join('');
}

function histogramLines({ name, labels, buckets, sum }: Histogram, text: (labels: Labels) => string): string[] {
  let total = 0;
  const lines = buckets.map((observations, at) => {
    total += observations;
    return `${name}_bucket${text({ ...labels, le: String(BUCKETS[at] ?? '+Inf') })} ${total}`;
  });
  return [...lines, `${name}_sum${text(labels)} ${sum}`, `${name}_count${text(labels)} ${total}`];
}

const escape = (value: string): string =>
  value
    .replace(/\\/g, '\\\\')
    .replace(/"/g, '\\"')
    .replace(/\n/g, '\\n')
    .replace(/\p{Cc}/gu, '');
