import { performance } from 'node:perf_hooks';

import * as contract from '#lib/contract/index.ts';
import { encodeMessageKey } from '#lib/mail/message-ref.ts';
import type { Mailserver, TestUser } from '#e2e/mailserver/index.ts';
import { BareImap } from './bare-imap.ts';
import { percentile, rounded } from './percentile.ts';
import { forgetPeak, peakMb, processCpuMs, residentMb } from './process-figures.ts';
import type { BenchRow } from './row.ts';
import { PASSWORD, TRANSFER_BYTES } from './seed-mailboxes.ts';
import type { BenchTupai } from './start-tupai.ts';
import { TupaiClient } from './tupai-client.ts';

const ROUNDS = 3;
export const DOWNLOAD = 'download 100 MB attachment';
export const UPLOAD = 'upload 100 MB attachment';

/** What big files cost, and how far memory grows over what was held before, at its highest moment. */
export async function measureTransfers(server: Mailserver, tupai: BenchTupai, user: TestUser): Promise<BenchRow[]> {
  const browser = new TupaiClient(tupai.origin);
  await browser.signIn(user.login, PASSWORD);
  const bare = await BareImap.open(server.imap.full, user.login, PASSWORD);
  await bare.select('INBOX');
  const uid = Number(/UID (\d+)/.exec(await bare.ask('FETCH 1 (UID)'))?.[1]);
  const query = { mailbox: 'INBOX', message: encodeMessageKey({ uidValidity: bare.uidValidity, uid }), part: '2' };
  const id = 'b'.repeat(32);
  const form = { id, messageId: `<${id}@bench.example>`, do: 'attach' };
  const rows = [
    await measureTransfer(
      tupai,
      DOWNLOAD,
      () => browser.get(contract.readPart.path, query),
      () => bare.command(`UID FETCH ${String(uid)} (BODY.PEEK[2])`),
    ),
    await measureTransfer(tupai, UPLOAD, () => browser.upload(contract.compose.path, form, TRANSFER_BYTES)),
  ];
  await Promise.all([bare.close(), browser.signOut()]);
  return rows;
}

/** What one big transfer costs, in turns with the bare exchange where there is one; `octets` is what went up. */
export async function measureTransfer(
  tupai: BenchTupai,
  task: string,
  through: () => Promise<number>,
  floor?: () => Promise<unknown>,
): Promise<BenchRow> {
  const samples: number[] = [];
  const bareSamples: number[] = [];
  let [cpu, bytes, growth] = [0, 0, 0];
  for (let round = 0; round < ROUNDS; round += 1) {
    const bareBegan = performance.now();
    await floor?.();
    bareSamples.push(performance.now() - bareBegan);
    const before = residentMb(tupai.pid);
    const cpuBefore = processCpuMs(tupai.pid);
    forgetPeak(tupai.pid);
    const began = performance.now();
    bytes = await through();
    samples.push(performance.now() - began);
    cpu += processCpuMs(tupai.pid) - cpuBefore;
    growth = Math.max(growth, peakMb(tupai.pid) - before);
  }
  const p50 = percentile(samples, 0.5);
  const bareP50 = floor ? percentile(bareSamples, 0.5) : null;
  return {
    task,
    mailbox: 'Maildir, big files',
    people: 1,
    p50: rounded(p50),
    p95: rounded(percentile(samples, 0.95)),
    bareP50: bareP50 === null ? null : rounded(bareP50),
    bareP95: bareP50 === null ? null : rounded(percentile(bareSamples, 0.95)),
    ratio: bareP50 === null ? null : rounded(p50 / bareP50),
    nodeCpuMs: rounded(cpu / ROUNDS),
    commands: null,
    rssMb: rounded(residentMb(tupai.pid)),
    bytes: task === UPLOAD ? TRANSFER_BYTES : bytes,
    growthMb: rounded(growth),
  };
}
