/**
 * Numbers for administrators, in Prometheus' text format at an address of their own. Layers count what they do with
 * {@link count} and {@link observe}, which do nothing while nobody asked for numbers; what is a number of the moment is handed in
 * at start. Knows no other layer, and no number tells what is in a message.
 */
export type { Sample } from './metric-names.ts';
export { count, observe } from './record.ts';
export { serveMetrics, type MetricsServer } from './serve-metrics.ts';
