import { performance } from 'node:perf_hooks';
import { setTimeout as delay } from 'node:timers/promises';

import * as contract from '#lib/contract/index.ts';
import type { Mailserver } from '#e2e/mailserver/index.ts';
import { BareImap } from './bare-imap.ts';
import { plainMessage } from './bench-message.ts';
import { EventStream } from './event-stream.ts';
import { percentile, rounded } from './percentile.ts';
import { processCpuMs, residentMb } from './process-figures.ts';
import type { BenchRow } from './row.ts';
import { PASSWORD } from './seed-mailboxes.ts';
import { NEWS } from './targets.ts';
import type { BenchTupai } from './start-tupai.ts';
import { TupaiClient } from './tupai-client.ts';

interface Case {
  readonly name: string;
  /** The mailbox whose list is on the screen. */
  readonly viewed: string;
  /** Where the new message comes. */
  readonly into: string;
  /** Time since the last click, in ms. */
  readonly quietMs: number;
}

/** Long after a click: by then every connection listens. */
const QUIET_MS = 1500;
const CASES: readonly Case[] = [
  { name: `${NEWS}, INBOX viewed`, viewed: 'INBOX', into: 'INBOX', quietMs: QUIET_MS },
  { name: `${NEWS}, another folder viewed`, viewed: 'Archive', into: 'INBOX', quietMs: QUIET_MS },
  { name: `${NEWS}, into the viewed Archive`, viewed: 'Archive', into: 'Archive', quietMs: QUIET_MS },
  { name: `${NEWS}, 0.2 s after a click`, viewed: 'INBOX', into: 'INBOX', quietMs: 200 },
];

/** From the first byte of the delivery (LMTP into INBOX, another client's APPEND elsewhere) to the event; a bare IDLE hears the same mail. */
export async function measureNews(server: Mailserver, tupai: BenchTupai, rounds: number): Promise<BenchRow[]> {
  const user = await server.user({ password: PASSWORD, mailLocation: 'maildir:~/Maildir' });
  const browser = new TupaiClient(tupai.origin);
  await browser.signIn(user.login, PASSWORD);
  const [bare, other] = await Promise.all([0, 1].map(() => BareImap.open(server.imap.full, user.login, PASSWORD)));
  if (!bare || !other) throw new Error('unreachable');
  const stream = await EventStream.open(browser);
  const click = (mailbox: string): Promise<number> => browser.get(contract.listMessages.path, { mailbox, limit: 50 });
  const rows: BenchRow[] = [];
  for (const { name, viewed, into, quietMs } of CASES) {
    await bare.select(into);
    const samples: number[] = [];
    const bareSamples: number[] = [];
    let cpu = 0;
    const bytesBefore = stream.bytes;
    for (let round = 0; round < rounds; round += 1) {
      const message = plainMessage(round);
      await click(viewed);
      await delay(QUIET_MS);
      if (quietMs < QUIET_MS) await click(viewed);
      let began = 0;
      const cpuBefore = processCpuMs(tupai.pid);
      const heard = stream.hear((event) => 'mailbox' in event && event.mailbox === into);
      const bareAt = await bare.hearNewMail(async () => {
        await delay(quietMs);
        began = performance.now();
        if (into === 'INBOX') await user.deliver(message.source);
        else await other.append(into, [message]);
      });
      samples.push((await heard) - began);
      bareSamples.push(bareAt - began);
      cpu += processCpuMs(tupai.pid) - cpuBefore;
    }
    const p50 = percentile(samples, 0.5);
    const bareP50 = percentile(bareSamples, 0.5);
    rows.push({
      task: name,
      mailbox: 'Maildir, new mail',
      people: 1,
      p50: rounded(p50),
      p95: rounded(percentile(samples, 0.95)),
      bareP50: rounded(bareP50),
      bareP95: rounded(percentile(bareSamples, 0.95)),
      ratio: rounded(p50 / bareP50),
      nodeCpuMs: rounded(cpu / rounds),
      commands: null,
      rssMb: rounded(residentMb(tupai.pid)),
      bytes: Math.round((stream.bytes - bytesBefore) / rounds),
    });
  }
  stream.close();
  await Promise.all([bare.close(), other.close(), browser.signOut()]);
  return rows;
}
