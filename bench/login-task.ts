import { BareImap } from './bare-imap.ts';
import type { Bench, BenchTask } from './bench-task.ts';
import { bareRows, tupaiList } from './list-tasks.ts';
import { PASSWORD } from './seed-mailboxes.ts';
import { TupaiClient } from './tupai-client.ts';

/** Of the calls just made; ended after each one. */
const open = new WeakMap<Bench, TupaiClient | BareImap>();

/** Measured before anybody of the account is signed in: each call finds nothing warm, neither here nor at Dovecot. */
export const loginTask: BenchTask = {
  name: 'sign in to first rows',
  maxCalls: 15,
  tupai: async (bench) => {
    const tupai = new TupaiClient(bench.origin);
    open.set(bench, tupai);
    return (await tupai.signIn(bench.login, PASSWORD)) + (await tupaiList({ tupai }));
  },
  bare: async (bench) => {
    const bare = await BareImap.open(bench.imap, bench.login, PASSWORD);
    open.set(bench, bare);
    await bare.select('INBOX');
    await bareRows({ bare });
  },
  tidy: async (bench) => {
    const client = open.get(bench);
    await (client instanceof TupaiClient ? client.signOut() : client?.close());
  },
};
