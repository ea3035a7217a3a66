import { performance } from 'node:perf_hooks';

import * as contract from '#lib/contract/index.ts';
import { encodeMessageKey } from '#lib/mail/message-ref.ts';
import type { Mailserver, TestUser } from '#e2e/mailserver/index.ts';
import { BareImap } from './bare-imap.ts';
import { LOAD_SIZE } from './bench-mailbox.ts';
import { bareRows, ROWS, tupaiList } from './list-tasks.ts';
import { percentile, rounded } from './percentile.ts';
import { mainThreadCpuMs, processCpuMs, residentMb } from './process-figures.ts';
import type { BenchRow, Throughput } from './row.ts';
import { PASSWORD } from './seed-mailboxes.ts';
import type { BenchTupai } from './start-tupai.ts';
import { TupaiClient } from './tupai-client.ts';

/** One person at work: `step` does the next thing and gives its bytes. */
type Step = (count: number) => Promise<number>;

interface Worked {
  readonly samples: readonly number[];
  readonly bytes: number;
  readonly seconds: number;
}

/** Everybody works without a pause, each one thing after the other. */
async function work(steps: readonly Step[], forMs: number): Promise<Worked> {
  const samples: number[] = [];
  let bytes = 0;
  const began = performance.now();
  const person = async (step: Step, offset: number): Promise<void> => {
    for (let count = offset; performance.now() - began < forMs; count += 1) {
      const start = performance.now();
      const more = await step(count);
      samples.push(performance.now() - start);
      bytes += more;
    }
  };
  await Promise.all(steps.map(person));
  return { samples, bytes, seconds: (performance.now() - began) / 1000 };
}

const windowOf = (count: number): number => ((count * 7) % (LOAD_SIZE / ROWS - 1)) * ROWS;
const uidOf = (count: number): number => 1 + ((count * 37) % LOAD_SIZE);

/** A mix of list windows, opened messages and refreshes, by so many people at once, through Tupai and on bare sockets. */
export async function measureCrowd(
  server: Mailserver,
  tupai: BenchTupai,
  users: readonly TestUser[],
  forMs: number,
): Promise<{ row: BenchRow; throughput: Throughput }> {
  const browsers = users.map(() => new TupaiClient(tupai.origin));
  const sockets: BareImap[] = [];
  for (const [index, user] of users.entries()) {
    await browsers[index]?.signIn(user.login, PASSWORD);
    const socket = await BareImap.open(server.imap.full, user.login, PASSWORD);
    await socket.select('INBOX');
    sockets.push(socket);
  }
  const tupaiSteps = browsers.map((browser, index): Step => (count) => {
    const key = { uidValidity: sockets[index]?.uidValidity ?? 0, uid: uidOf(count) };
    if (count % 3 === 0) return tupaiList({ tupai: browser }, { offset: windowOf(count) });
    if (count % 3 === 1) return tupaiList({ tupai: browser });
    return browser.get(contract.readMessage.path, { mailbox: 'INBOX', message: encodeMessageKey(key) });
  });
  const bareSteps = sockets.map((bare): Step => async (count) => {
    if (count % 3 === 0) return (await bareRows({ bare }, windowOf(count))).length;
    if (count % 3 === 1) {
      await bare.command('NOOP');
      return (await bareRows({ bare }, 0, '(UID FLAGS)')).length;
    }
    const items = '(FLAGS INTERNALDATE RFC822.SIZE ENVELOPE BODYSTRUCTURE BODY.PEEK[HEADER] BODY.PEEK[1])';
    return (await bare.command(`UID FETCH ${String(uidOf(count))} ${items}`)).length;
  });

  await work(bareSteps, forMs / 5);
  await work(tupaiSteps, forMs / 5);
  const bare = await work(bareSteps, forMs / 2);
  const [cpu, mainCpu] = [processCpuMs(tupai.pid), mainThreadCpuMs(tupai.pid)];
  const through = await work(tupaiSteps, forMs);
  const calls = through.samples.length;
  const nodeCpuMs = (processCpuMs(tupai.pid) - cpu) / calls;
  const mainThreadMs = (mainThreadCpuMs(tupai.pid) - mainCpu) / calls;
  const rssMb = residentMb(tupai.pid);
  await Promise.all([...sockets.map((socket) => socket.close()), ...browsers.map((browser) => browser.signOut())]);

  const p50 = percentile(through.samples, 0.5);
  const bareP50 = percentile(bare.samples, 0.5);
  return {
    row: {
      task: 'mix of list, open and refresh',
      mailbox: `Maildir ${LOAD_SIZE.toLocaleString('en')}`,
      people: users.length,
      p50: rounded(p50),
      p95: rounded(percentile(through.samples, 0.95)),
      bareP50: rounded(bareP50),
      bareP95: rounded(percentile(bare.samples, 0.95)),
      ratio: rounded(p50 / bareP50),
      nodeCpuMs: rounded(nodeCpuMs),
      commands: null,
      rssMb: rounded(rssMb),
      bytes: Math.round(through.bytes / calls),
    },
    throughput: {
      people: users.length,
      perSecond: rounded(calls / through.seconds),
      barePerSecond: rounded(bare.samples.length / bare.seconds),
      mainThreadMs: rounded(mainThreadMs),
    },
  };
}
