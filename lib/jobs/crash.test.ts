import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

/**
 * A process of its own that sends one message over the real queue and store. What reaches "the server" is written to a file. At the
 * step named by CRASH_AT it says so and stands still, to be killed there.
 */
const PROGRAM = `
import { appendFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { enqueue, startJobs, waitFor } from '#lib/jobs/index.ts';
import { startStore, store } from '#lib/store/index.ts';

const { TUPAI_DATA_DIR: directory, CRASH_AT } = process.env;
const wire = join(directory, 'wire');
const log = (line) => appendFileSync(wire, line + '\\n');
const here = async (step) => {
  if (step !== CRASH_AT) return;
  process.send(step);
  await new Promise(() => setInterval(() => undefined, 1000));
};
const account = 'budi|localhost';
const id = 'a'.repeat(32);
await startStore();
if (!CRASH_AT && !(await store().submissions.get(account, id))) process.exit(3);
const spoolPath = store().files.spool(account, id);
const deliver = async (job) => {
  if (job.submission.state === 'unknown') return;
  if (job.submission.state === 'queued') {
    await here('connected');
    await job.advance('sending');
    await here('sending');
    log('DATA ' + readFileSync(job.submission.spoolPath, 'utf8'));
    await here('content');
    await job.advance('sent');
  }
  await here('sent');
  if (!readFileSync(wire, 'utf8').includes('APPEND')) log('APPEND ' + readFileSync(job.submission.spoolPath, 'utf8'));
  await here('copied');
  await job.advance('filed');
  await here('filed');
};
const jobs = { deliver, actorFor: () => ({ account, user: 'budi', clientAddress: '', lendPassword: (use) => use('x') }), report: () => undefined };
if (CRASH_AT) {
  writeFileSync(spoolPath, 'whole message');
  const message = { id, account, messageId: '<1@x>', subject: '', spoolPath, size: 13, needsUtf8: false, eightBit: false, from: 'budi@x',
    recipients: ['siti@x'], allowPartial: false, bccHeader: '', keepCopy: true, original: null, draft: null, uploads: [], composer: { body: 'typed' } };
  await here('before');
  await enqueue(message);
  await here('queued');
}
await startJobs(jobs, { wake: async () => {}, actorFor: async () => undefined, report: () => undefined });
if (CRASH_AT) await new Promise(() => setInterval(() => undefined, 1000)); // only the step may speak
const rest = await waitFor(account, id, 20_000);
process.send(JSON.stringify({ state: rest.state, composer: rest.composer, spool: existsSync(spoolPath) }));
process.exit(0);
`;

/** Hands over the same twenty messages as its twin does at the same moment, and takes part in sending them. */
const TWIN = `
import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { enqueue, startJobs, stopJobs, waitFor } from '#lib/jobs/index.ts';
import { startStore } from '#lib/store/index.ts';

const account = 'budi|localhost';
const ids = Array.from({ length: 20 }, (_, index) => String(index).padStart(32, '0'));
const deliver = async (job) => {
  if (job.submission.state === 'queued') {
    await job.advance('sending');
    appendFileSync(join(process.env.TUPAI_DATA_DIR, 'wire'), job.submission.id + '\\n');
    await job.advance('sent');
  }
  await job.advance('filed');
};
await startStore();
await startJobs({ deliver, actorFor: () => ({ account, user: 'budi', clientAddress: '', lendPassword: (use) => use('x') }), report: () => undefined }, { wake: async () => {}, actorFor: async () => undefined, report: () => undefined });
process.send('ready');
await new Promise((resolve) => process.once('message', resolve));
await Promise.all(ids.map((id) => enqueue({ id, account, messageId: '<1@x>', subject: '', spoolPath: '/nonexistent', size: 1, needsUtf8: false, eightBit: false,
  from: 'budi@x', recipients: ['siti@x'], allowPartial: false, bccHeader: '', keepCopy: true, original: null, draft: null, uploads: [], composer: {} })));
const states = await Promise.all(ids.map(async (id) => (await waitFor(account, id, 20_000)).state));
await stopJobs(5_000);
process.send(JSON.stringify([...new Set(states)]));
process.disconnect();
`;

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'tupai-crash-'));
});
afterEach(() => rmSync(directory, { recursive: true }));

const start = (program: string, crashAt = ''): ChildProcess =>
  spawn(process.execPath, ['--input-type=module', '-e', program], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    env: {
      NODE_ENV: 'test',
      PATH: process.env['PATH'],
      TUPAI_TIME_SCALE: '0.02',
      TUPAI_DATA_DIR: directory,
      TUPAI_PUBLIC_URLS: 'http://localhost',
      CRASH_AT: crashAt,
    },
  });
const nextWord = (child: ChildProcess): Promise<string> =>
  new Promise((resolve, reject) => {
    child
      .once('message', (message) => resolve(message as string))
      .once('exit', () => reject(new Error('it ended without a word')));
  });

/** Runs the program until it says something, then kills it with no chance to tidy up. */
function run(crashAt: string | undefined): Promise<{ said: string; code: number | null }> {
  const child = start(PROGRAM, crashAt);
  return new Promise((resolve, reject) => {
    let said = '';
    child.on('message', (message) => {
      said = message as string;
      child.kill('SIGKILL');
    });
    child.on('error', reject);
    child.on('exit', (code) => resolve({ said, code }));
  });
}
const wire = (): string[] =>
  existsSync(join(directory, 'wire')) ? readFileSync(join(directory, 'wire'), 'utf8').trim().split('\n') : [];

describe('a process that is killed', () => {
  const whole = { state: 'filed', composer: {}, spool: false };
  const doubt = { state: 'unknown', composer: { body: 'typed' }, spool: true };
  const once = ['DATA whole message', 'APPEND whole message'];
  it.each([
    ['queued', 'sends after the restart', whole, once],
    ['connected', 'sends after the restart', whole, once],
    ['sending', 'leaves the message in doubt, with its text', doubt, []],
    ['content', 'leaves the message in doubt and never sends it again', doubt, once.slice(0, 1)],
    ['sent', 'files the copy after the restart and never sends again', whole, once],
    ['copied', 'finds the copy and files no second one', whole, once],
    ['filed', 'has nothing left to do', whole, once],
  ])(
    'at "%s" %s',
    async (step, _, state, lines) => {
      expect(await run(step)).toEqual({ said: step, code: null });
      const after = await run(undefined);
      expect(JSON.parse(after.said)).toEqual(state);
      expect(wire()).toEqual(lines);
      await run(undefined); // and once more changes nothing
      expect(wire()).toEqual(lines);
    },
    60_000,
  );

  it('before the message was handed over has promised nothing', async () => {
    expect((await run('before')).said).toBe('before');
    expect(await run(undefined)).toEqual({ said: '', code: 3 });
  }, 60_000);
});

describe('two processes with one queue', () => {
  it('send every message once between them', async () => {
    const twins = [start(TWIN), start(TWIN)];
    expect(await Promise.all(twins.map(nextWord))).toEqual(['ready', 'ready']);
    for (const twin of twins) twin.send('go');
    expect(await Promise.all(twins.map(nextWord))).toEqual(['["filed"]', '["filed"]']);
    expect(wire().sort()).toEqual(Array.from({ length: 20 }, (_, index) => String(index).padStart(32, '0')));
  }, 60_000);
});
