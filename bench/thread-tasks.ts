import type { Bench, BenchTask } from './bench-task.ts';
import { exchangeMessage, LIST_ITEMS, ROWS, tupaiList } from './list-tasks.ts';

/** UIDs, newest message of each of the conversations that changed last. */
async function bareThreads({ bare }: Bench): Promise<string> {
  const answer = await bare.ask('UID THREAD REFS UTF-8 ALL');
  const end = answer.indexOf('\r\n');
  const threads: string[] = [];
  for (let at = end, depth = 0, closed = end; at > answer.indexOf('(') && threads.length < ROWS;) {
    at -= 1;
    if (answer[at] === ')' && depth++ === 0) closed = at;
    if (answer[at] === '(' && --depth === 0) threads.push(answer.slice(at, closed));
  }
  return threads.map((thread) => Math.max(...(thread.match(/\d+/g) ?? []).map(Number))).join(',');
}

/** The list as conversations. */
export const threadTasks = (): readonly BenchTask[] => {
  let known = '';
  return [
    {
      name: 'conversations, first time',
      maxCalls: 12,
      prepare: exchangeMessage,
      tupai: (bench) => tupaiList(bench, { threads: 1 }),
      bare: async (bench) => {
        known = await bareThreads(bench);
        await bench.bare.command(`UID FETCH ${known} ${LIST_ITEMS}`);
      },
    },
    {
      name: 'conversations, again',
      tupai: (bench) => tupaiList(bench, { threads: 1 }),
      bare: async (bench, round) => {
        if (round === 0) known = await bareThreads(bench); // during the warm-up
        await bench.bare.command(`UID FETCH ${known} ${LIST_ITEMS}`);
      },
    },
  ];
};
