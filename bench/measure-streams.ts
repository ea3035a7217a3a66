import { performance } from 'node:perf_hooks';
import { setTimeout as delay } from 'node:timers/promises';

import type { Mailserver } from '#e2e/mailserver/index.ts';
import { EventStream } from './event-stream.ts';
import { tupaiList } from './list-tasks.ts';
import { percentile, rounded } from './percentile.ts';
import { familyPssMb, processCpuMs, residentMb } from './process-figures.ts';
import type { BenchRow, IdlePeople } from './row.ts';
import { PASSWORD } from './seed-mailboxes.ts';
import type { BenchTupai } from './start-tupai.ts';
import { TupaiClient } from './tupai-client.ts';

/** They warm up what is needed once, and are not counted. */
const WARM_UP_PEOPLE = 50;
const AT_ONCE = 4;
const SETTLE_MS = 10_000;
export const STREAMS = 'idle event streams';

/**
 * So many accounts, each signed in by a real IMAP login, its list read once, and its event stream open; then nobody does
 * anything. They stay signed in: whoever measures memory after this measures them too.
 */
export async function measureStreams(
  server: Mailserver,
  tupai: BenchTupai,
  people: number,
): Promise<{ row: BenchRow; idle: IdlePeople; close: () => void }> {
  const streams: EventStream[] = [];
  const samples: number[] = [];
  const arrive = async (number: number): Promise<void> => {
    const user = await server.user({ name: `idle-${String(number)}`, password: PASSWORD });
    const browser = new TupaiClient(tupai.origin);
    await browser.signIn(user.login, PASSWORD);
    await tupaiList({ tupai: browser });
    const began = performance.now();
    streams.push(await EventStream.open(browser));
    samples.push(performance.now() - began);
    browser.hangUp();
  };
  const arriveAll = async (from: number, to: number): Promise<void> => {
    let next = from;
    const queue = async (): Promise<void> => {
      while (next < to) await arrive(next++);
    };
    await Promise.all(Array.from({ length: AT_ONCE }, queue));
    await delay(SETTLE_MS);
  };

  await arriveAll(0, WARM_UP_PEOPLE);
  samples.length = 0;
  const before = residentMb(tupai.pid);
  const dovecotBefore = familyPssMb(process.pid, 'dovecot');
  await arriveAll(WARM_UP_PEOPLE, WARM_UP_PEOPLE + people);
  const after = residentMb(tupai.pid);
  const dovecotAfter = familyPssMb(process.pid, 'dovecot');
  const cpuBefore = processCpuMs(tupai.pid);
  await delay(SETTLE_MS);
  const idleCpu = (processCpuMs(tupai.pid) - cpuBefore) / (SETTLE_MS / 1000);
  const idle: IdlePeople = {
    people,
    rssBeforeMb: rounded(before),
    rssAfterMb: rounded(after),
    mbEach: Math.round(((after - before) / people) * 1000) / 1000,
    cpuMsPerSecond: rounded(idleCpu),
    dovecotPssMb: dovecotAfter === null ? null : Math.round(dovecotAfter - (dovecotBefore ?? 0)),
  };
  const row: BenchRow = {
    task: `open one of ${people.toLocaleString('en')} ${STREAMS}`,
    mailbox: 'Maildir, empty',
    people,
    p50: rounded(percentile(samples, 0.5)),
    p95: rounded(percentile(samples, 0.95)),
    bareP50: null,
    bareP95: null,
    ratio: null,
    nodeCpuMs: 0,
    commands: null,
    rssMb: rounded(after),
    bytes: Math.round(streams.reduce((sum, { bytes }) => sum + bytes, 0) / streams.length),
    growthMb: rounded(after - before),
  };
  return { row, idle, close: () => streams.forEach((stream) => stream.close()) };
}
