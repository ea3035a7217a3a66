// What `npm run account` does, on Tupai's own Node and with its settings. Exit code 64 for a command that it does not know, 78 for
// settings that are wrong, 1 when nothing is kept of that person or the work failed.
import { existsSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { join, resolve } from 'node:path';

import { config } from '#lib/config.ts';
import { isAppError } from '#lib/errors.ts';
import { startStore, stopStore, type Store } from '#lib/store/index.ts';

const USAGE = `npm run account -- export <login> <file>   write everything that is kept of a person into a new file
npm run account -- erase <login>           delete everything that is kept of a person
npm run account -- copy <file>             write a copy of the SQLite database into a new file
npm run account -- move <file> [<login>]   take everybody, or one person, over from an SQLite database into PostgreSQL`;
const EX_USAGE = 64;
const EX_CONFIG = 78;

type Work = (store: Store) => Promise<string>;

/** A file that only its owner can read. @throws when it is there already */
async function exportTo(store: Store, login: string, path: string): Promise<string> {
  const accounts = await accountsOf(store, login);
  const file = await open(path, 'wx', 0o600);
  try {
    let lines = 0;
    for (const account of accounts) {
      await file.write(`${JSON.stringify({ account, exported: new Date().toISOString() })}\n`);
      for await (const line of store.accounts.export(account)) {
        await file.write(`${line}\n`);
        lines += 1;
      }
    }
    await file.sync();
    return `${lines} ${lines === 1 ? 'line' : 'lines'} of ${accounts.join(' and ')} written to ${path}.`;
  } finally {
    await file.close();
  }
}

async function erase(store: Store, login: string): Promise<string> {
  const said: string[] = [];
  for (const account of await accountsOf(store, login)) {
    const counts = Object.entries(await store.accounts.erase(account)).filter(([, many]) => many > 0);
    said.push(`Erased of ${account}: ${counts.map(([table, many]) => `${many} ${table}`).join(', ')}.`);
  }
  return `${said.join('\n')}\nBackups that you made yourself still hold it.`;
}

async function move(store: Store, file: string, login?: string): Promise<string> {
  if (!config().store) throw new Error('Name the PostgreSQL database to move to by TUPAI_STORE_URL.');
  const taken = Object.entries(await store.accounts.take(file, login));
  const people = taken.map(([account, rows]) => `${account}: ${rows} ${rows === 1 ? 'row' : 'rows'}.`);
  return `${people.join('\n')}\n${taken.length} of ${file} moved. Nothing in it was changed: delete it when all is well.`;
}

async function accountsOf(store: Store, login: string): Promise<readonly string[]> {
  const accounts = await store.accounts.find(login);
  if (accounts.length === 0)
    throw new Error(`Nothing is kept of ${login}. Give the whole login name, as in budi@example.org.`);
  return accounts;
}

function workFor([command, first, second, ...more]: readonly string[]): Work | undefined {
  if (more.length > 0 || !first) return undefined;
  if (command === 'move') return (store) => move(store, resolve(first), second);
  if (command === 'export' && second) return (store) => exportTo(store, first, second);
  if (second) return undefined;
  if (command === 'erase') return (store) => erase(store, first);
  if (command === 'copy') return (store) => store.copy(first).then(() => `A copy of the database is in ${first}.`);
  return undefined;
}

async function run(): Promise<number> {
  const work = workFor(process.argv.slice(2));
  if (!work) {
    process.stderr.write(`${USAGE}\n`);
    return EX_USAGE;
  }
  try {
    refuseNowhere();
    process.stdout.write(`${await work(await startStore())}\n`);
    return 0;
  } catch (cause) {
    process.stderr.write(`${sentence(cause)}\n`);
    return isAppError(cause) && cause.code === 'config.invalid' ? EX_CONFIG : 1;
  } finally {
    await stopStore();
  }
}

/** A wrong data directory would be taken for an empty one. */
function refuseNowhere(): void {
  const { store, dataDir } = config();
  if (!store && !existsSync(join(dataDir, 'tupai.sqlite')))
    throw new Error(`There is no database of Tupai in ${resolve(dataDir)}: name its directory by TUPAI_DATA_DIR.`);
}

function sentence(cause: unknown): string {
  if (isAppError(cause)) return cause.detail ?? cause.code;
  return cause instanceof Error ? cause.message : String(cause);
}

process.exitCode = await run();
