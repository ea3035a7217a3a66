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
import { ATTACHMENTS, measureAttachments } from './measure-attachments.ts';
import { measureCrowd } from './measure-crowd.ts';
import { measureNews } from './measure-news.ts';
import { measureStreams, STREAMS } from './measure-streams.ts';
import { measureTask, type Limits } from './measure-task.ts';
import { DOWNLOAD, measureTransfers, UPLOAD } from './measure-transfers.ts';
import { messageTasks } from './message-tasks.ts';
import { openBench } from './open-bench.ts';
import { readOptions } from './options.ts';
import { familyPssMb, residentMb } from './process-figures.ts';
import { raiseLimits } from './raise-limits.ts';
import type { BenchResult, BenchRow, IdlePeople, Throughput } from './row.ts';
import { PASSWORD, seedFolders, seedLoadPerson, seedMailbox, seedTransfers } from './seed-mailboxes.ts';
import { readUiRows } from './ui/keep-ui-rows.ts';
import { startTupai, type BenchTupai } from './start-tupai.ts';
import { NEWS } from './targets.ts';
import { threadTasks } from './thread-tasks.ts';
import { writeJson, writeMarkdown } from './write-report.ts';

const options = readOptions(process.argv.slice(2));
const LIMITS: Limits = options.quick
  ? { warmUps: 2, minCalls: 5, maxCalls: 10, budgetMs: 1000 }
  : { warmUps: 3, minCalls: 8, maxCalls: 60, budgetMs: 3000 };
const CROWD_MS = options.quick ? 3000 : 10_000;
const CROWDS = options.quick ? [1, 8] : [1, 8, LOAD_PEOPLE];
const NEWS_ROUNDS = options.quick ? 4 : 15;
const IDLE_PEOPLE = options.quick ? 100 : 1000;
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
  const server = await startMailserver({ dir: join(dir, 'mail'), keep: true, messageBytes: 200_000_000 });
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
  if (wanted(NEWS)) rows.push(...(await measureNews(server, tupai, NEWS_ROUNDS)).map(tell));
  const dovecotPssMb = familyPssMb(process.pid, 'dovecot');
  await tupai.stop();
  // Where memory is measured, nobody has been before: what lies about free would hide how much is needed.
  if (wanted(DOWNLOAD) || wanted(UPLOAD))
    rows.push(
      ...(await alone(server, dir, async (fresh) => measureTransfers(server, fresh, await seedTransfers(server)))).map(
        tell,
      ),
    );
  if (wanted(ATTACHMENTS))
    rows.push(tell(await alone(server, dir, async (fresh) => measureAttachments(fresh, await seedTransfers(server)))));
  const idle = wanted(STREAMS) ? await alone(server, dir, (fresh) => measureIdle(server, fresh)) : null;
  if (idle) rows.push(tell(idle.row));
  const loadAfter = loadavg()[0] ?? 0;

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
      idle: idle?.idle ?? null,
    },
    rows: rows.map((row) => ({ ...row, commands: counts.get(`${row.task} ${row.mailbox}`) ?? null })),
  };
  // A part of the tasks, or a quick look, does not replace the figures of a full run.
  const target = options.write || (!options.quick && options.only === '') ? 'docs' : dir;
  const whole = { ...result, ...(await readUiRows(target)) }; // bench:ui measured them
  writeFileSync(join(target, 'benchmarks.json'), writeJson(whole));
  writeFileSync(join(target, 'benchmarks.md'), writeMarkdown(whole));
  console.log(`Written: ${join(target, 'benchmarks.md')} and .json`);
}

/** With a Tupai of its own, which has served nobody. */
async function alone<T>(
  server: RunningMailserver,
  dir: string,
  measure: (fresh: BenchTupai) => Promise<T>,
): Promise<T> {
  const fresh = await startTupai(dir, 'tupai-fresh', server.coordinates, server.imap.full);
  stops.push(() => fresh.stop());
  const measured = await measure(fresh);
  await fresh.stop();
  return measured;
}

async function measureIdle(server: RunningMailserver, fresh: BenchTupai): Promise<{ row: BenchRow; idle: IdlePeople }> {
  const lowerLimits = raiseLimits();
  try {
    const { row, idle, close } = await measureStreams(server, fresh, IDLE_PEOPLE);
    close();
    return { row, idle };
  } finally {
    lowerLimits();
  }
}

async function seedAll(server: RunningMailserver): Promise<{ places: Place[]; crowd: TestUser[] }> {
  const inInbox = [loginTask, ...listTasks, ...threadTasks(), ...messageTasks].filter(({ name }) => wanted(name));
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

function tell(row: BenchRow): BenchRow {
  const { task, mailbox, people, p50, p95, bareP50, nodeCpuMs, growthMb } = row;
  const who = people > 1 ? `${String(people)} people, ` : '';
  console.log(
    `  ${who}${mailbox}: ${task}: ${String(p50)} (${String(p95)}) ms, bare ${String(bareP50)}, Node ${String(nodeCpuMs)}${growthMb === undefined ? '' : `, ${String(growthMb)} MB more`}`,
  );
  return row;
}

function commitOf(): string {
  try {
    return execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).trim();
  } catch {
    return ''; // unpacked from an archive
  }
}
