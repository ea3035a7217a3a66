import type { Sample } from '../metrics/index.ts';
import { waitingTasks } from './engine.ts';
import { openLanes } from './observe-lane.ts';
import { cachedBytes } from './recently-used.ts';

/** What the engine holds at the moment: connections by account and kind, tasks that wait for one, and the memory it keeps. */
export function engineNumbers(): Sample[] {
  const connections = Map.groupBy(openLanes(), ({ account, kind }) => JSON.stringify([account, kind]));
  return [
    ...[...connections].map(([key, lanes]): Sample => {
      const [account = '', kind = ''] = JSON.parse(key) as string[];
      return { name: 'tupai_imap_connections', labels: { account, kind }, value: lanes.length };
    }),
    ...waitingTasks().map(({ account, kind, tasks }): Sample => ({
      name: 'tupai_imap_waiting',
      labels: { account, kind },
      value: tasks,
    })),
    { name: 'tupai_cache_bytes', labels: {}, value: cachedBytes() },
  ];
}
