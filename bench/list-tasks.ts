import * as contract from '#lib/contract/index.ts';
import type { BareImap } from './bare-imap.ts';
import type { Bench, BenchTask } from './bench-task.ts';
import { SUBJECT_WORDS } from './bench-message.ts';
import { writeUidSet } from './uid-set.ts';

export const ROWS = 50;
export const LIST_ITEMS = '(UID FLAGS INTERNALDATE RFC822.SIZE ENVELOPE BODYSTRUCTURE)';

type Query = Readonly<Record<string, string | number>>;

export const tupaiList = ({ tupai }: Pick<Bench, 'tupai'>, query: Query = {}): Promise<number> =>
  tupai.get(contract.listMessages.path, { mailbox: 'INBOX', offset: 0, limit: ROWS, ...query });

/** Rows by sequence number, `offset` messages below the newest. */
export const bareRows = ({ bare }: Pick<Bench, 'bare'>, offset = 0, items = LIST_ITEMS): Promise<Buffer> => {
  const last = Math.max(1, bare.exists - offset);
  return bare.command(`FETCH ${String(Math.max(1, last - ROWS + 1))}:${String(last)} ${items}`);
};

const deepOffset = ({ mailbox }: Bench, round: number): number => {
  const windows = Math.floor(mailbox.size / ROWS);
  return ROWS * (windows < 10 ? 1 : Math.floor(windows * 0.4) + ((round * 37) % Math.ceil(windows * 0.5)));
};

/** Another client flags or unflags the newest message. */
export const changeFlag = ({ other }: Bench, _round: number, call: number): Promise<unknown> =>
  other.command(`UID STORE * ${call % 2 ? '-' : '+'}FLAGS.SILENT (\\Flagged)`);

const refresh = {
  tupai: (bench: Bench) => tupaiList(bench),
  bare: async (bench: Bench) => {
    await bench.bare.command('NOOP');
    await bareRows(bench, 0, '(UID FLAGS)');
  },
};

const GUEST = 'From: x@example.org\r\nSubject: guest\r\nDate: Mon, 04 Jan 2016 06:00:00 +0000\r\n\r\nguest\r\n';

/** Another client brings a message and takes an earlier one away, so that no order that anybody kept is right any more. */
export async function exchangeMessage(bench: Bench): Promise<void> {
  const before = bench.guestUid;
  const guest = { source: Buffer.from(GUEST), flags: [], date: '04-Jan-2016 06:00:00 +0000' };
  bench.guestUid = await bench.other.append('INBOX', [guest]);
  await removeGuest(bench.other, before);
}

/** @param uid 0: there is none */
export async function removeGuest(other: BareImap, uid: number): Promise<void> {
  if (uid === 0) return;
  await other.command(`UID STORE ${String(uid)} +FLAGS.SILENT (\\Deleted)`);
  await other.command(`UID EXPUNGE ${String(uid)}`);
}

async function bareSorted(bench: Bench, order: string): Promise<string> {
  const answer = await bench.bare.ask(`UID SORT (REVERSE ${order.toUpperCase()}) UTF-8 ALL`);
  const start = answer.indexOf('* SORT ') + 7;
  return answer
    .slice(start, start + ROWS * 12)
    .split(' ')
    .slice(0, ROWS)
    .join(',');
}

const sortTasks = (order: 'date' | 'from' | 'subject' | 'size'): BenchTask[] => {
  let known = '';
  return [
    {
      name: `sort by ${order}, first time`,
      maxCalls: 12,
      prepare: exchangeMessage,
      tupai: async ({ tupai }) => {
        const window = { mailbox: 'INBOX', offset: 0, limit: ROWS, order };
        return JSON.stringify(await tupai.readSorted(contract.listMessages.path, window)).length;
      },
      bare: async (bench) => {
        known = await bareSorted(bench, order);
        await bench.bare.command(`UID FETCH ${known} ${LIST_ITEMS}`);
      },
    },
    {
      name: `sort by ${order}, again`,
      tupai: (bench) => tupaiList(bench, { order }),
      bare: async (bench, round) => {
        if (round === 0) known = await bareSorted(bench, order); // during the warm-up
        await bench.bare.command(`UID FETCH ${known} ${LIST_ITEMS}`);
      },
    },
  ];
};

export const listTasks: readonly BenchTask[] = [
  {
    name: 'open mailbox',
    prepare: async (bench) => {
      await bench.tupai.get(contract.listMessages.path, { mailbox: 'Archive', limit: ROWS });
      await bench.bare.select('Archive');
    },
    tupai: (bench) => tupaiList(bench),
    bare: async (bench) => {
      await bench.bare.select('INBOX');
      await bareRows(bench);
    },
    tidy: ({ bare }) => bare.select('INBOX'),
  },
  { name: 'window of 50 at the top', tupai: (bench) => tupaiList(bench), bare: (bench) => bareRows(bench) },
  {
    name: 'window of 50, top, another client active',
    prepare: changeFlag,
    tupai: (bench) => tupaiList(bench),
    bare: (bench) => bareRows(bench),
  },
  {
    name: 'window of 50, deep',
    tupai: (bench, round) => tupaiList(bench, { offset: deepOffset(bench, round) }),
    bare: (bench, round) => bareRows(bench, deepOffset(bench, round)),
  },
  { name: 'refresh, nothing new', ...refresh },
  { name: 'refresh, another client active', ...refresh, prepare: changeFlag },
  ...(['date', 'from', 'subject', 'size'] as const).flatMap(sortTasks),
  {
    name: 'search subject',
    maxCalls: SUBJECT_WORDS.length / 2, // a word that was searched before costs nothing
    tupai: (bench, round) => tupaiList(bench, { field: 'subject', q: wordOf(round) }),
    bare: async ({ bare }, round) => {
      const answer = await bare.ask(`UID SEARCH CHARSET UTF-8 SUBJECT "${wordOf(round)}"`);
      const found = /\* SEARCH ([\d ]+)/.exec(answer)?.[1]?.trim().split(' ').slice(-ROWS).map(Number) ?? [];
      if (found.length) await bare.command(`UID FETCH ${writeUidSet(found)} ${LIST_ITEMS}`);
    },
  },
];

const wordOf = (round: number): string => SUBJECT_WORDS[round % SUBJECT_WORDS.length] ?? '';

export const folderTasks: readonly BenchTask[] = [
  {
    name: 'folder list of 506 with counts',
    tupai: ({ tupai }) => tupai.get(contract.listMailboxes.path),
    bare: ({ bare }) =>
      bare.command('LIST "" "*" RETURN (SUBSCRIBED SPECIAL-USE STATUS (MESSAGES UNSEEN UIDVALIDITY))'),
  },
];
