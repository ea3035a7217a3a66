import * as contract from '#lib/contract/index.ts';
import { encodeMessageKey } from '#lib/mail/message-ref.ts';
import type { Bench, BenchTask } from './bench-task.ts';
import { changeFlag } from './list-tasks.ts';
import { readUidSet, writeUidSet } from './uid-set.ts';

/** Rotates, so that no call repeats the one before it. */
const at = (uids: readonly number[], round: number): number => uids[(round * 7) % uids.length] ?? 0;

const query = ({ uidValidity }: Bench, uid: number): Record<string, string> => ({
  mailbox: 'INBOX',
  message: encodeMessageKey({ uidValidity, uid }),
});
const tupaiOpen = (bench: Bench, uid: number): Promise<number> =>
  bench.tupai.get(contract.readMessage.path, query(bench, uid));
const bareOpen = ({ bare }: Bench, uid: number, part: string): Promise<Buffer> =>
  bare.command(
    `UID FETCH ${String(uid)} (FLAGS INTERNALDATE RFC822.SIZE ENVELOPE BODYSTRUCTURE BODY.PEEK[HEADER] BODY.PEEK[${part}])`,
  );

const openPlain = {
  tupai: (bench: Bench, round: number) => tupaiOpen(bench, at(bench.plainUids, round)),
  bare: (bench: Bench, round: number) => bareOpen(bench, at(bench.plainUids, round), '1'),
};

const change = (bench: Bench, uids: readonly number[]): Record<string, unknown> => ({
  mailbox: 'INBOX',
  uidValidity: bench.uidValidity,
  uid: uids,
});

/** Flags are set by one call and taken away by the next, so that each really changes something. */
const flagging = (round: number): boolean => round % 2 === 0;

/** Another client brings back what a call has moved; nobody is surprised by it in the next call. */
const bringBack = (path: string) => async (bench: Bench) => {
  const { other } = bench;
  await other.select(path);
  const answer = await other.ask('UID MOVE 1:* INBOX');
  const [, from = '', to = ''] = /COPYUID \d+ (\S+) ([\d:,]+)/.exec(answer) ?? [];
  const moved = new Set(bench.lastMoved);
  if (readUidSet(from).length !== moved.size) throw new Error(`${path} held other messages than those moved.`);
  bench.movableUids = [...bench.movableUids.filter((uid) => !moved.has(uid)), ...readUidSet(to)].sort((a, b) => a - b);
  await other.select('INBOX');
  await bench.bare.command('NOOP');
  await bench.tupai.get(contract.listMessages.path, { mailbox: 'INBOX', limit: 50 });
};

const removal = (name: string, count: number, path: string, tupai: (bench: Bench) => Promise<number>): BenchTask => ({
  name,
  maxCalls: 20,
  prepare: (bench) => Promise.resolve((bench.lastMoved = bench.movableUids.slice(0, count))),
  tupai,
  bare: ({ bare, lastMoved }) => bare.command(`UID MOVE ${writeUidSet(lastMoved)} "${path}"`),
  tidy: bringBack(path),
});

export const messageTasks: readonly BenchTask[] = [
  { name: 'open plain message', ...openPlain },
  { name: 'open plain message, another client active', ...openPlain, prepare: changeFlag },
  {
    name: 'open message with 100 kB of HTML',
    tupai: (bench, round) => tupaiOpen(bench, at(bench.htmlUids, round)),
    bare: (bench, round) => bareOpen(bench, at(bench.htmlUids, round), '1'),
  },
  {
    name: 'its HTML, made harmless',
    maxCalls: 30,
    tupai: (bench, round) => bench.tupai.get(contract.readHtmlBody.path, query(bench, at(bench.htmlUids, round))),
    bare: (bench, round) => bench.bare.command(`UID FETCH ${String(at(bench.htmlUids, round))} (BODY.PEEK[2])`),
  },
  {
    name: 'open message with 10 MB attachment',
    tupai: (bench, round) => tupaiOpen(bench, at(bench.bigUids, round)),
    bare: (bench, round) => bareOpen(bench, at(bench.bigUids, round), '1'),
  },
  {
    name: 'download 10 MB attachment',
    tupai: (bench, round) =>
      bench.tupai.get(contract.readPart.path, { ...query(bench, at(bench.bigUids, round)), part: '2' }),
    bare: (bench, round) => bench.bare.command(`UID FETCH ${String(at(bench.bigUids, round))} (BODY.PEEK[2])`),
  },
  {
    name: 'flag 100',
    // Each side undoes what the other did, or what it did itself: rounds alternate in who begins.
    prepare: async ({ other, movableUids }, round) =>
      other.command(`UID STORE ${writeUidSet(movableUids)} ${flagging(round) ? '-' : '+'}FLAGS.SILENT (\\Flagged)`),
    tupai: (bench, round) =>
      bench.tupai.post(contract.setFlags.path, {
        ...change(bench, bench.movableUids),
        add: flagging(round) ? ['\\Flagged'] : [],
        remove: flagging(round) ? [] : ['\\Flagged'],
      }),
    bare: ({ bare, movableUids }, round) =>
      bare.command(`UID STORE ${writeUidSet(movableUids)} ${flagging(round) ? '+' : '-'}FLAGS (\\Flagged)`),
  },
  removal('move 100', 100, 'Archive', (bench) =>
    bench.tupai.post(contract.moveMessages.path, { ...change(bench, bench.lastMoved), target: 'Archive' }),
  ),
  removal('delete 1', 1, 'Trash', (bench) =>
    bench.tupai.post(contract.deleteMessages.path, change(bench, bench.lastMoved)),
  ),
];
