import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { currentMailserver, startFaultProxy, type FaultProxy, type TestUser } from '#e2e/mailserver/index.ts';
import { CRASHING_TUPAI } from './test-crash.ts';

type Mode = 'save' | 'send' | 'undo';
type Word = Readonly<Record<string, unknown>>;

/** Where the process dies: before or after a line of a dialogue reached the server, or at a step of its store. */
interface Point {
  readonly name: string;
  readonly wire?: number;
  readonly drop?: boolean;
  readonly store?: number;
}

interface Scene {
  readonly directory: string;
  readonly budi: TestUser;
  readonly siti: TestUser;
  readonly imap: FaultProxy;
  readonly smtp: FaultProxy;
  readonly original: string;
}

const mailserver = currentMailserver();
const all = process.env['TEST_CRASH'] === '1';
/** Of all points only those whose names fit: to look at some again. */
const only = new RegExp(process.env['TEST_CRASH_ONLY'] ?? '');
/** Compiled once for the whole run: each point starts a process or two. */
const compiled = mkdtempSync(join(tmpdir(), 'tupai-compiled-'));
afterAll(() => rmSync(compiled, { recursive: true, force: true }));
/** What is attached, and how it looks on the wire. */
const FILE = 'nilai ujian akhir '.repeat(20);
const RUNS = all ? Number(process.env['TEST_CRASH_RUNS'] ?? 3) : 1;

async function setScene(): Promise<Scene> {
  const [budi, siti, imap, smtp] = await Promise.all([
    mailserver.user({ displayName: 'Budi' }),
    mailserver.user({ displayName: 'Siti' }),
    startFaultProxy(mailserver.imap.full),
    startFaultProxy(mailserver.smtp),
  ]);
  const uid = await budi.append('INBOX', { from: siti.address, subject: 'Tanya', text: 'Ya?' });
  const other = await budi.imap();
  const { untagged } = await other.command('STATUS INBOX (UIDVALIDITY)');
  await other.logout();
  const uidValidity = /UIDVALIDITY (\d+)/.exec(untagged.join(' '))?.[1] ?? '';
  const directory = mkdtempSync(join(tmpdir(), 'tupai-crash-'));
  return { directory, budi, siti, imap, smtp, original: `${uidValidity}.${String(uid)}` };
}

async function strike(scene: Scene): Promise<void> {
  await Promise.all([scene.imap.stop(), scene.smtp.stop()]);
  rmSync(scene.directory, { recursive: true, force: true });
}

const start = ({ directory, budi, siti, imap, smtp, original }: Scene, mode: string, storeAt = 0): ChildProcess =>
  spawn(process.execPath, ['--input-type=module', '-e', CRASHING_TUPAI], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    env: {
      NODE_ENV: 'test',
      PATH: process.env['PATH'],
      TZ: 'UTC',
      NODE_COMPILE_CACHE: compiled,
      TUPAI_TIME_SCALE: '0.02',
      TUPAI_CONFIG: '/dev/null',
      TUPAI_DATA_DIR: directory,
      TUPAI_PUBLIC_URLS: 'http://localhost:3000',
      TUPAI_LOG_LEVEL: 'error',
      TUPAI_IMAP_HOST: imap.host,
      TUPAI_IMAP_PORT: String(imap.port),
      TUPAI_IMAP_TLS: 'none',
      TUPAI_SMTP_HOST: smtp.host,
      TUPAI_SMTP_PORT: String(smtp.port),
      TUPAI_SMTP_TLS: 'none',
      TUPAI_MAIL_DOMAIN: 'tupai.test',
      TUPAI_UNDO_SEND: mode === 'undo' ? '30' : '0',
      CRASH_MODE: mode,
      CRASH_LOGIN: budi.login,
      CRASH_PASSWORD: budi.password,
      CRASH_TO: siti.address,
      CRASH_ORIGINAL: original,
      CRASH_FILE: FILE,
      CRASH_STORE: String(storeAt),
    },
  });

/** Runs one act to its end or to the point where it dies. @returns what it said, and the lines that passed meanwhile */
async function act(scene: Scene, mode: Mode, point?: Point): Promise<{ words: Word[]; lines: string[] }> {
  const child = start(scene, mode, point?.store);
  const words: Word[] = [];
  const lines: string[] = [];
  let armed = false;
  let isDead = false;
  for (const [name, proxy] of Object.entries({ imap: scene.imap, smtp: scene.smtp }))
    proxy.hear((side, line) => {
      if (isDead) return 'drop'; // what it said afterwards never left: no network loses a line and keeps the next
      if (!armed) return undefined;
      lines.push(`${name} ${side} ${line.slice(0, 40)}`);
      if (lines.length !== point?.wire) return undefined;
      child.kill('SIGKILL');
      isDead = point.drop === true;
      return isDead ? 'drop' : undefined;
    });
  await new Promise<void>((resolve, reject) => {
    child.on('message', (message) => {
      const word = message as Word;
      if (word['ready'] === true) {
        armed = true;
        child.send('go');
      } else words.push(word);
    });
    child.on('error', reject);
    child.on('exit', () => resolve());
  });
  return { words, lines };
}

async function recover(scene: Scene): Promise<Word> {
  for (const proxy of [scene.imap, scene.smtp]) proxy.hear(() => undefined);
  const child = start(scene, 'recover');
  return new Promise((resolve, reject) => {
    child.once('message', (message) => resolve(message as Word));
    child.once('exit', (code) => reject(new Error(`it ended with ${String(code)} without a word`)));
  });
}

const has = (words: readonly Word[], name: string, value?: unknown): boolean =>
  words.some((word) => name in word && (value === undefined || word[name] === value));

const readAll = async (user: TestUser, mailbox: string): Promise<string[]> =>
  Promise.all((await user.uids(mailbox)).map(async (uid) => (await user.raw(mailbox, uid)).toString('latin1')));

const hasFile = (raw: string): boolean => raw.replace(/\r\n/g, '').includes(Buffer.from(FILE).toString('base64'));

/** What is wrong after a crash, in words; empty when nothing is lost and nothing doubled. */
async function findFaults(scene: Scene, mode: Mode, words: readonly Word[]): Promise<string[]> {
  const { budi, siti } = scene;
  const faults: string[] = [];
  if (mode === 'save') {
    const saved = words.flatMap((word) => (typeof word['saved'] === 'string' ? [word['saved']] : []));
    const drafts = await readAll(budi, 'Drafts');
    const versions = drafts.map((raw) => /versi \d/.exec(raw)?.[0] ?? '').sort();
    const newest = versions.at(-1) ?? '';
    if (newest < (saved.at(-1) ?? ''))
      faults.push(`the draft is "${newest}", "${String(saved.at(-1))}" was acknowledged`);
    if (drafts.some((raw) => !raw.includes('versi 1') && !hasFile(raw))) faults.push('a draft without its file');
    if (drafts.length > 2) faults.push(`${String(drafts.length)} drafts`);
    return faults;
  }
  const { state } = await recover(scene);
  if (state === 'filed') await siti.waitFor('INBOX', 'Surat');
  const [arrived, copies, drafts] = await Promise.all([siti.count('INBOX'), budi.count('Sent'), budi.count('Drafts')]);
  const found = `${String(state)}: ${String(arrived)} arrived, ${String(copies)} in Sent, ${String(drafts)} drafts`;
  const isKept = drafts > 0 || (state === 'none' && !has(words, 'saved'));
  const right =
    state === 'filed'
      ? mode === 'send' && arrived === 1 && copies === 1 && drafts === 0
      : state === 'unknown'
        ? mode === 'send' && arrived <= 1 && copies <= 1
        : state === 'none' || state === 'discarded'
          ? arrived === 0 && copies === 0 && isKept
          : mode === 'undo' && (state === 'queued' || state === 'refused') && arrived === 0;
  if (!right) faults.push(found);
  if (!(await readAll(siti, 'INBOX')).every(hasFile)) faults.push('it arrived without its file');
  if (state === 'filed' && !(await budi.flags('INBOX', Number(scene.original.split('.')[1]))).includes('\\Answered'))
    faults.push('what it answers is not marked');
  if (has(words, 'form') && !(await readAll(budi, 'Drafts')).some(hasFile)) faults.push('taken back without its file');
  if (has(words, 'form') && state !== 'discarded') faults.push(`taken back, and then ${found}`);
  return faults;
}

async function tryPoint(mode: Mode, point: Point): Promise<string[]> {
  const scene = await setScene();
  try {
    const { words } = await act(scene, mode, point);
    const faults = await findFaults(scene, mode, words);
    return faults.map((fault) => `${mode}, ${point.name}: ${fault}`);
  } finally {
    await strike(scene);
  }
}

/** Every point of an undisturbed run. */
async function listPoints(mode: Mode): Promise<Point[]> {
  const scene = await setScene();
  try {
    const { words, lines } = await act(scene, mode);
    const steps = words.find((word) => typeof word['steps'] === 'number')?.['steps'];
    const wire = lines.flatMap((line, index): Point[] => [
      { name: `line ${String(index + 1)}, ${line}`, wire: index + 1 },
      ...(line.includes(' client ')
        ? [{ name: `before line ${String(index + 1)}, ${line}`, wire: index + 1, drop: true }]
        : []),
    ]);
    const stored = Array.from({ length: Number(steps) }, (_, at) => ({
      name: `step ${String(at + 1)} of the store`,
      store: at + 1,
    }));
    return [...wire, ...stored];
  } finally {
    await strike(scene);
  }
}

const SAMPLE: Readonly<Record<Mode, number>> = { save: 2, send: 5, undo: 2 };

describe('a process that is killed with real mail servers', () => {
  it.each(['save', 'send', 'undo'] as const)(
    'fault 39: loses nothing and doubles nothing in silence, wherever it dies (%s)',
    async (mode) => {
      const points = await listPoints(mode);
      expect(points.length).toBeGreaterThan(mode === 'send' ? 200 : 60);
      const chosen = all
        ? points.filter(({ name }) => only.test(name))
        : points.filter((_, at) => at % Math.floor(points.length / SAMPLE[mode]) === 7);
      if (all) process.stdout.write(`${mode}: ${String(chosen.length)} points, ${String(RUNS)} times\n`);
      const left = Array.from({ length: RUNS }, () => chosen).flat();
      const faults: string[] = [];
      const work = async (): Promise<void> => {
        for (let point = left.shift(); point; point = left.shift()) faults.push(...(await tryPoint(mode, point)));
      };
      await Promise.all([work(), work()]);
      expect(faults).toEqual([]);
    },
    all ? 7_200_000 : 120_000,
  );
});
