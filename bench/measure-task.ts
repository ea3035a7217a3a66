import { performance } from 'node:perf_hooks';
import { setTimeout as delay } from 'node:timers/promises';

import type { Bench, BenchTask } from './bench-task.ts';
import { percentile, rounded } from './percentile.ts';
import { processCpuMs, residentMb } from './process-figures.ts';
import type { BenchRow } from './row.ts';

export interface Limits {
  readonly warmUps: number;
  readonly minCalls: number;
  readonly maxCalls: number;
  /** No new round begins after this time once `minCalls` are done. */
  readonly budgetMs: number;
}

/** After an answer Node still writes its log and frees memory; that CPU belongs to the call. */
const SETTLE_MS = 2;

/** Measures both sides in turn; who begins changes with each round, so that neither always finds a warmer server. */
export async function measureTask(task: BenchTask, bench: Bench, pid: number, limits: Limits): Promise<BenchRow> {
  const tupai: number[] = [];
  const bare: number[] = [];
  const bytes: number[] = [];
  let cpu = 0;
  let call = 0;

  const bareCall = async (round: number): Promise<void> => {
    await task.prepare?.(bench, round, call++);
    const began = performance.now();
    await task.bare(bench, round);
    bare.push(performance.now() - began);
    await task.tidy?.(bench);
  };
  const tupaiCall = async (round: number): Promise<void> => {
    await task.prepare?.(bench, round, call++);
    const cpuBefore = processCpuMs(pid);
    const began = performance.now();
    bytes.push(await task.tupai(bench, round));
    tupai.push(performance.now() - began);
    await delay(SETTLE_MS);
    cpu += processCpuMs(pid) - cpuBefore;
    await task.tidy?.(bench);
  };
  const round = async (index: number): Promise<void> => {
    for (const side of index % 2 ? [tupaiCall, bareCall] : [bareCall, tupaiCall]) await side(index);
  };

  for (let index = 0; index < limits.warmUps; index += 1) await round(index);
  for (const samples of [tupai, bare, bytes]) samples.length = 0;
  cpu = 0;
  const most = Math.min(limits.maxCalls, task.maxCalls ?? Infinity);
  const deadline = performance.now() + limits.budgetMs;
  for (let index = 0; index < most && (index < limits.minCalls || performance.now() < deadline); index += 1)
    await round(limits.warmUps + index);

  const p50 = percentile(tupai, 0.5);
  const bareP50 = percentile(bare, 0.5);
  return {
    task: task.name,
    mailbox: bench.mailbox.name,
    people: 1,
    p50: rounded(p50),
    p95: rounded(percentile(tupai, 0.95)),
    bareP50: rounded(bareP50),
    bareP95: rounded(percentile(bare, 0.95)),
    ratio: rounded(p50 / bareP50),
    nodeCpuMs: rounded(cpu / tupai.length),
    commands: null,
    rssMb: rounded(residentMb(pid)),
    bytes: percentile(bytes, 0.5),
  };
}
