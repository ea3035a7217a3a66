// What each task costs in Tupai and as the bare IMAP exchange; `npm run bench` installs and builds first (bench/start.mjs).
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { availableParallelism, cpus, loadavg, totalmem } from 'node:os';
import { join } from 'node:path';

import { startFaultProxy, startMailserver, type RunningMailserver, type TestUser } from '#e2e/mailserver/index.ts';
import { benchDir } from './bench-dir.ts';
import { benchMailboxes, FOLDERS, LOAD_PEOPLE, type BenchMailbox } from './bench-mailbox.ts';
import type { BenchTask } from './bench-task.ts';
import { checkEqualWork } from './check-equal-work.ts';
import { countCommands } from './count-commands.ts';
import { folderTasks, listTasks } from './list-tasks.ts';
import { loginTask } from './login-task.ts';
import { measureCrowd } from './measure-crowd.ts';
import { measureTask, type Limits } from './measure-task.ts';
import { messageTasks } from './message-tasks.ts';
import { openBench } from './open-bench.ts';
import { readOptions } from './options.ts';
import { familyPssMb, residentMb } from './process-figures.ts';
import type { BenchResult, BenchRow, Throughput } from './row.ts';
import { PASSWORD, seedFolders, seedLoadPerson, seedMailbox } from './seed-mailboxes.ts';
import { startTupai, type BenchTupai } from './start-tupai.ts';
import { writeJson, writeMarkdown } from './write-report.ts';

const options = readOptions(process.argv.slice(2));
const LIMITS: Limits = options.quick
  ? { warmUps: 2, minCalls: 5, maxCalls: 10, budgetMs: 1000 }
  : { warmUps: 3, minCalls: 8, maxCalls: 60, budgetMs: 3000 };
const CROWD_MS = options.quick ? 3000 : 10_000;
const CROWDS = options.quick ? [1, 8] : [1, 8, LOAD_PEOPLE];
const CROWD_TASK = 'mix of list, open and refresh';
const wanted = (name: string): boolean => name.includes(options.only);
const gigabytes = (bytes: number): number => Math.round(bytes / 2 ** 30);

interface Place {
  readonly mailbox: BenchMailbox;
  readonly user: TestUser;
  readonly tasks: readonly BenchTask[];
}

const stops: (() => Promise<void>)[] = [];
const stopAll = async (): Promise<void> => {
  for (const stop of stops.splice(0).toReversed()) await stop();
};
process.once('SIGTERM', () => {
  void stopAll().then(() => process.exit(143));
});
try {
  await run();
} finally {
  await stopAll();
}

async function run(): Promise<void> {
  const loadBefore = loadavg()[0] ?? 0;
  const dir = await benchDir();
  const server = await startMailserver({ dir: join(dir, 'mail'), keep: true });
  stops.push(() => server.stop());
  console.log(`Mail in ${dir}`);
  const { places, crowd } = await seedAll(server);

  const tupai = await startTupai(dir, 'tupai', server.coordinates, server.imap.full);
  stops.push(() => tupai.stop());
  const rssAtStartMb = Math.round(residentMb(tupai.pid));
  const rows: BenchRow[] = [];
  for (const place of places) rows.push(...(await measurePlace(server, tupai, place)));

  const throughput: Throughput[] = [];
  for (const people of wanted(CROWD_TASK) ? CROWDS : []) {
    const measured = await measureCrowd(server, tupai, crowd.slice(0, people), CROWD_MS);
    rows.push(measured.row);
    throughput.push(measured.throughput);
    tell(measured.row);
    console.log(`    ${JSON.stringify(measured.throughput)}`);
  }
  const dovecotPssMb = familyPssMb(process.pid, 'dovecot');
  const loadAfter = loadavg()[0] ?? 0;
  await tupai.stop();

  const counts = await countAll(server, dir, places);
  const result: BenchResult = {
    about: {
      date: new Date().toISOString(),
      commit: commitOf(),
      machine: cpus()[0]?.model.trim() ?? 'unknown',
      cpus: availableParallelism(),
      memoryGb: gigabytes(totalmem()),
      node: process.versions.node,
      dovecot: execFileSync('/usr/sbin/dovecot', ['--version'], { encoding: 'utf8' }).split(' ')[0] ?? '',
      loadBefore: Math.round(loadBefore * 10) / 10,
      loadAfter: Math.round(loadAfter * 10) / 10,
      quick: options.quick,
      dovecotPssMb: dovecotPssMb === null ? null : Math.round(dovecotPssMb),
      rssAtStartMb,
      throughput,
    },
    rows: rows.map((row) => ({ ...row, commands: counts.get(`${row.task} ${row.mailbox}`) ?? null })),
  };
  // A part of the tasks, or a quick look, does not replace the figures of a full run.
  const target = options.write || (!options.quick && options.only === '') ? 'docs' : dir;
  writeFileSync(join(target, 'benchmarks.json'), writeJson(result));
  writeFileSync(join(target, 'benchmarks.md'), writeMarkdown(result));
  console.log(`Written: ${join(target, 'benchmarks.md')} and .json`);
}

async function seedAll(server: RunningMailserver): Promise<{ places: Place[]; crowd: TestUser[] }> {
  const inInbox = [loginTask, ...listTasks, ...messageTasks].filter(({ name }) => wanted(name));
  const inFolders = folderTasks.filter(({ name }) => wanted(name));
  const places: Place[] = [];
  for (const mailbox of inInbox.length > 0 ? benchMailboxes(options) : [])
    places.push({ mailbox, user: await seedMailbox(server, mailbox), tasks: inInbox });
  if (inFolders.length > 0)
    places.push({
      mailbox: { user: 'folders', name: `Maildir, ${String(FOLDERS)} folders`, format: 'Maildir', size: 0 },
      user: await seedFolders(server),
      tasks: inFolders,
    });
  const crowd: TestUser[] = [];
  const people = wanted(CROWD_TASK) ? Math.max(...CROWDS) : 0;
  for (let number = 1; number <= people; number += 1) crowd.push(await seedLoadPerson(server, number));
  return { places, crowd };
}

async function measurePlace(server: RunningMailserver, tupai: BenchTupai, place: Place): Promise<BenchRow[]> {
  const rows: BenchRow[] = [];
  const bench = await openBench(server, tupai.origin, place.mailbox, place.user);
  let signedIn = false;
  for (const task of place.tasks) {
    if (task !== loginTask && !signedIn) {
      await bench.tupai.signIn(place.user.login, PASSWORD);
      signedIn = true;
      if (place.mailbox.size > 0) await checkEqualWork(bench);
    }
    const row = await measureTask(task, bench, tupai.pid, LIMITS);
    rows.push(row);
    tell(row);
  }
  if (!signedIn) await bench.tupai.signIn(place.user.login, PASSWORD);
  await bench.close();
  return rows;
}

/** In a pass of its own over a second Tupai, because what counts the commands stands in the way. */
async function countAll(
  server: RunningMailserver,
  dir: string,
  places: readonly Place[],
): Promise<Map<string, number>> {
  const counts = new Map<string, number>();
  const proxy = await startFaultProxy(server.imap.full);
  stops.push(() => proxy.stop());
  const tupai = await startTupai(dir, 'tupai-counted', server.coordinates, proxy);
  stops.push(() => tupai.stop());
  for (const { mailbox, user, tasks } of places) {
    const bench = await openBench(server, tupai.origin, mailbox, user);
    await bench.tupai.signIn(user.login, PASSWORD);
    for (const task of tasks.filter((one) => one !== loginTask))
      counts.set(`${task.name} ${mailbox.name}`, await countCommands(task, bench, proxy));
    await bench.close();
    const again = await openBench(server, tupai.origin, mailbox, user);
    if (tasks.includes(loginTask))
      counts.set(`${loginTask.name} ${mailbox.name}`, await countCommands(loginTask, again, proxy));
    await again.tupai.signIn(user.login, PASSWORD);
    await again.close();
  }
  return counts;
}

function tell({ task, mailbox, people, p50, p95, bareP50, nodeCpuMs }: BenchRow): void {
  const who = people > 1 ? `${String(people)} people, ` : '';
  console.log(
    `  ${who}${mailbox}: ${task}: ${String(p50)} (${String(p95)}) ms, bare ${String(bareP50)}, Node ${String(nodeCpuMs)}`,
  );
}

function commitOf(): string {
  try {
    return execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).trim();
  } catch {
    return ''; // unpacked from an archive
  }
}
