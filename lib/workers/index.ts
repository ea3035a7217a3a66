/**
 * Threads for bytes that nobody vouches for: pools of workers with limits of time and memory, killed and replaced when they
 * exceed them. Knows nothing of mail. A worker's file is read by Node as it is, without a bundler.
 */
export { serveTasks } from './serve-tasks.ts';
export { WorkerPool, type PoolLimits } from './worker-pool.ts';
