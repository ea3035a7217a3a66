import { z } from 'zod';

import * as contract from '#lib/contract/index.ts';
import type { Bench } from './bench-task.ts';
import { SUBJECT_WORDS } from './bench-message.ts';
import { bareRows, ROWS } from './list-tasks.ts';

const Rows = z.object({ total: z.number(), rows: z.array(z.object({ uid: z.number() })) });

/** Both sides must do the same work, or their times say nothing. @throws Error naming what differs */
export async function checkEqualWork(bench: Bench): Promise<void> {
  const [word] = SUBJECT_WORDS;
  const list = async (query: Record<string, string | number>): Promise<z.infer<typeof Rows>> =>
    Rows.parse(await bench.tupai.readSorted(contract.listMessages.path, { mailbox: 'INBOX', limit: ROWS, ...query }));
  const uidsOf = (answer: Buffer): number[] =>
    [...answer.toString('latin1').matchAll(/^\* \d+ FETCH \(UID (\d+)/gm)].map(([, uid]) => Number(uid)).reverse();
  const compare = (what: string, tupai: readonly number[], bare: readonly number[]): void => {
    if (tupai.length === 0 || tupai.join() !== bare.join())
      throw new Error(`${bench.mailbox.name}: ${what} differs: Tupai ${tupai.join()}, bare ${bare.join()}`);
  };
  for (const offset of [0, ROWS]) {
    const { rows } = await list({ offset });
    compare(
      `the window at ${String(offset)}`,
      rows.map(({ uid }) => uid),
      uidsOf(await bareRows(bench, offset)),
    );
  }
  const bySize = (await list({ order: 'size' })).rows.map(({ uid }) => uid);
  const ascending = /\* SORT ([\d ]+)/.exec(await bench.bare.ask('UID SORT (SIZE) UTF-8 ALL'))?.[1] ?? '';
  compare('the order by size', bySize, ascending.trim().split(' ').slice(-ROWS).reverse().map(Number));
  const found = (await bench.bare.ask(`UID SEARCH CHARSET UTF-8 SUBJECT "${word}"`)).match(/\* SEARCH ([\d ]+)/)?.[1];
  compare(
    `the number of messages with "${word}"`,
    [(await list({ field: 'subject', q: word })).total],
    [found?.trim().split(' ').length ?? 0],
  );
}
