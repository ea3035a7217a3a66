import { expect, it } from 'vitest';

import type { BenchResult, BenchRow } from './row.ts';
import { findMisses, targetOf } from './targets.ts';
import { writeJson, writeMarkdown } from './write-report.ts';

const row = (more: Partial<BenchRow> = {}): BenchRow => ({
  task: 'window of 50 at the top',
  mailbox: 'Maildir 10,000',
  people: 1,
  p50: 6,
  p95: 9,
  bareP50: 1,
  bareP95: 2,
  ratio: 6,
  nodeCpuMs: 4,
  commands: 1,
  rssMb: 150,
  bytes: 15_000,
  ...more,
});
const result = (rows: BenchRow[]): BenchResult => ({
  about: {
    date: '2026-01-02T03:04:05.000Z',
    commit: 'abc1234',
    machine: 'Test',
    cpus: 2,
    memoryGb: 24,
    node: '24.15.0',
    dovecot: '2.3.19.1',
    loadBefore: 0.5,
    loadAfter: 2,
    quick: false,
    dovecotPssMb: 40,
    rssAtStartMb: 120,
    throughput: [{ people: 32, perSecond: 600, barePerSecond: 3000, mainThreadMs: 1.5 }],
    idle: null,
  },
  rows,
});

it('promises twice the bare exchange and 5 ms, and fixed times for the sign-in and the folder list', () => {
  expect(targetOf(row({ bareP50: 10 }))).toBe(25);
  expect(targetOf(row({ task: 'sign in to first rows' }))).toBe(60);
  expect(targetOf(row({ task: 'sign in to first rows', mailbox: 'Maildir 100,000' }))).toBeNull();
  expect(targetOf(row({ task: 'folder list of 506 with counts', bareP50: 1 }))).toBe(25);
  expect(targetOf(row({ people: 8 }))).toBeNull();
});

it('finds nothing to confess when every promise is kept', () => {
  expect(findMisses([row(), row({ people: 32, p95: 150 })], result([]).about)).toEqual([]);
  expect(writeMarkdown(result([row()]))).toContain('None.');
});

it('tells a slow task with its cause: Node, or waiting for commands', () => {
  const [first, second] = findMisses(
    [row({ p50: 12, nodeCpuMs: 8 }), row({ p50: 40, nodeCpuMs: 4, commands: 5 })],
    result([]).about,
  );
  expect(first).toMatchObject({ figures: 'Maildir 10,000 12 ms (target 7)' });
  expect(first?.why).toContain("Node's own work");
  expect(second?.why).toContain('5 commands');
});

it('tells more commands than promised, and a crowd that is served too slowly', () => {
  const slow = {
    ...result([]).about,
    throughput: [{ people: 32, perSecond: 90, barePerSecond: 3000, mainThreadMs: 5 }],
  };
  const tasks = findMisses([row({ task: 'open plain message', commands: 3 }), row({ people: 32, p95: 400 })], slow);
  expect(tasks.map(({ task }) => task)).toEqual([
    'open plain message: commands',
    '32 people at once: requests',
    '32 people at once: p95',
    '32 people at once: main thread',
  ]);
});

it('tells news that come late, memory that grows, and a million messages that are felt', () => {
  const idle = {
    people: 1000,
    rssBeforeMb: 150,
    rssAfterMb: 1400,
    mbEach: 1.25,
    cpuMsPerSecond: 9,
    dovecotPssMb: 3000,
  };
  const tasks = findMisses(
    [
      row({ task: 'new mail to event, INBOX viewed', p50: 520, p95: 900 }),
      row({ task: 'upload 100 MB attachment', growthMb: 80 }),
      row({ task: 'open mailbox', mailbox: 'mdbox 10,000', p50: 2 }),
      row({ task: 'open mailbox', mailbox: 'mdbox 1,000,000', p50: 4 }),
    ],
    { ...result([]).about, idle },
  );
  expect(tasks.map(({ task }) => task)).toEqual([
    'new mail to event, INBOX viewed: p95',
    'upload 100 MB attachment: memory',
    'open mailbox of 1,000,000',
    'idle event streams: memory',
  ]);
  expect(writeMarkdown({ ...result([row({ growthMb: 80 })]), about: { ...result([]).about, idle } })).toContain(
    '1.25 MB',
  );
});

it('writes one row a line, and reads back as it was', () => {
  const rows = [row(), row({ mailbox: 'mdbox 100', commands: null })];
  const json = writeJson(result(rows));
  expect(JSON.parse(json)).toEqual(result(rows));
  expect(json.split('\n').filter((line) => line.includes('"task"'))).toHaveLength(2);
});

it('makes a table of each mailbox, with what was missed in bold and what is unknown as a dash', () => {
  const text = writeMarkdown(result([row({ p50: 12 }), row({ mailbox: 'mdbox 100', commands: null })]));
  expect(text).toContain('## Maildir 10,000');
  expect(text).toMatch(/\| window of 50 at the top \| \*\*12\*\* \|/);
  expect(text).toMatch(/\| 4 \| – \| 150 \| 15 kB \|/);
  expect(text).toContain('1 of 2 figures with a target keep it.');
});
