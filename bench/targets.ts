import type { BenchRow, IdlePeople, Throughput } from './row.ts';

/** What the house promises (docs/ARCHITECTURE.md), and where a run missed it. */
export interface Miss {
  readonly task: string;
  /** Where, and by how much: `Maildir 10,000: 18 ms, target 9.1 ms`. */
  readonly figures: string;
  readonly why: string;
}

export const LOGIN = 'sign in to first rows';
export const FOLDER_LIST = 'folder list of 506 with counts';
const LOGIN_MS = 60;
const LOGIN_MAILBOXES = /^(?:Maildir|mdbox) (?:100|10,000)$/;
const FOLDER_LIST_MS = 25;
const ONE_COMMAND = /^(?:open plain message|flag 100$|move 100$)/;
const CROWD = { people: 32, perSecond: 500, p95: 150, mainThreadMs: 1.8 };
const RSS_AT_START_MB = 300;
export const NEWS = 'new mail to event';
const NEWS_MS = 700;
const GROWTH_MB = 64;
const IDLE_MB_EACH = 1;
const MILLION = { mailbox: 'mdbox 1,000,000', than: 'mdbox 10,000', task: 'open mailbox', times: 1.5 };

/** Largest p50 in ms that keeps the promise; `null` where nothing is promised. */
export function targetOf({ task, mailbox, people, bareP50 }: BenchRow): number | null {
  if (people > 1) return null;
  if (task === LOGIN) return LOGIN_MAILBOXES.test(mailbox) ? LOGIN_MS : null;
  if (task === FOLDER_LIST) return FOLDER_LIST_MS;
  if (task.startsWith(NEWS)) return NEWS_MS;
  return bareP50 === null ? null : 2 * bareP50 + 5;
}

/** Every promise that the rows break. */
export function findMisses(
  rows: readonly BenchRow[],
  about: { rssAtStartMb: number; throughput: readonly Throughput[]; idle: IdlePeople | null },
): Miss[] {
  const misses: Miss[] = [];
  for (const row of rows) {
    const target = targetOf(row);
    if (target !== null && row.p50 > target)
      misses.push({
        task: row.task,
        figures: `${row.mailbox} ${show(row.p50)} ms (target ${show(target)})`,
        why: whyLate(row),
      });
    if (row.task.startsWith(NEWS) && row.p50 <= NEWS_MS && row.p95 > NEWS_MS)
      misses.push({
        task: `${row.task}: p95`,
        figures: `${show(row.p95)} ms (target ${show(NEWS_MS)})`,
        why: `a bare IDLE heard it after ${show(row.bareP95 ?? 0)} ms: Dovecot gathers news for half a second before it tells`,
      });
    if (row.people === 1 && row.growthMb !== undefined && row.growthMb > GROWTH_MB)
      misses.push({
        task: `${row.task}: memory`,
        figures: `${show(row.growthMb)} MB more (target ${show(GROWTH_MB)})`,
        why: 'pieces that have passed lie about until they are collected',
      });
    if (row.commands !== null && row.commands > 1 && ONE_COMMAND.test(row.task))
      misses.push({
        task: `${row.task}: commands`,
        figures: `${row.mailbox} ${show(row.commands)} (target 1)`,
        why: 'the engine asks for the parts of the answer one after the other',
      });
  }
  const crowd = about.throughput.find(({ people }) => people === CROWD.people);
  const crowdRow = rows.find(({ people }) => people === CROWD.people);
  if (crowd && crowd.perSecond < CROWD.perSecond)
    misses.push({
      task: '32 people at once: requests',
      figures: `${show(crowd.perSecond)} a second (target ${show(CROWD.perSecond)})`,
      why: 'the client, Dovecot and Node share the processors, and Node answers on one thread',
    });
  if (crowdRow && crowdRow.p95 > CROWD.p95)
    misses.push({
      task: '32 people at once: p95',
      figures: `${show(crowdRow.p95)} ms (target ${show(CROWD.p95)})`,
      why: 'requests wait for their turn on the one thread of Node',
    });
  if (crowd && crowd.mainThreadMs > CROWD.mainThreadMs)
    misses.push({
      task: '32 people at once: main thread',
      figures: `${show(crowd.mainThreadMs)} ms a request (target ${show(CROWD.mainThreadMs)})`,
      why: 'that is what Next, the session check, the IMAP parser and the JSON of an answer cost together',
    });
  const [million, tenThousand] = [MILLION.mailbox, MILLION.than].map((mailbox) =>
    rows.find((row) => row.mailbox === mailbox && row.task === MILLION.task),
  );
  if (million && tenThousand && million.p50 > tenThousand.p50 * MILLION.times)
    misses.push({
      task: 'open mailbox of 1,000,000',
      figures: `${show(million.p50)} ms (target ${show(tenThousand.p50 * MILLION.times)})`,
      why: `the bare exchange takes ${show(million.bareP50 ?? 0)} ms there and ${show(tenThousand.bareP50 ?? 0)} ms with 10,000`,
    });
  if (about.idle && about.idle.mbEach > IDLE_MB_EACH)
    misses.push({
      task: 'idle event streams: memory',
      figures: `${String(about.idle.mbEach)} MB each (target ${String(IDLE_MB_EACH)})`,
      why: 'what an IMAP connection, its caches and an open answer hold',
    });
  if (about.rssAtStartMb > RSS_AT_START_MB)
    misses.push({
      task: 'memory before anybody signed in',
      figures: `${show(about.rssAtStartMb)} MB (target ${show(RSS_AT_START_MB)})`,
      why: 'Next and the libraries it has loaded',
    });
  return misses;
}

/** From the figures alone: Node's CPU when it makes up half of what came on top, else the number of commands in turn. */
function whyLate({ p50, bareP50, nodeCpuMs, commands }: BenchRow): string {
  const onTop = p50 - (bareP50 ?? 0);
  const cpu = `${show(nodeCpuMs)} ms of Node's CPU a call`;
  if (nodeCpuMs >= onTop / 2) return `mostly Node's own work (${cpu})`;
  if (commands !== null && commands > 1) return `mostly waiting for ${show(commands)} commands in turn (${cpu})`;
  return `mostly waiting (${cpu})`;
}

const show = (value: number): string =>
  (value >= 100 ? Math.round(value) : Math.round(value * 10) / 10).toLocaleString('en');
