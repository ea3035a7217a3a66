import { open } from 'node:fs/promises';
import { basename } from 'node:path';
import type { AccountRepository } from './accounts.ts';
import type { Database, Row, Statements } from './database.ts';
import { findAccounts, personalTables } from './find-accounts.ts';
import { listFilesOf, removeFiles } from './lay-out-files.ts';
import { takeAccounts } from './take-accounts.ts';

/** Octets of a file on one line; a multiple of 3, so that the lines of a file may be joined before they are decoded. */
const STRETCH = 999_999;
/** What octets are for those who hold the cookie; of no use to the person, and not harmless for others. */
const SECRET = new Set(['key_hash']);

/** Everything of one account in a database and beside it; see AccountRepository. */
export const keepAccounts = (database: Database, dataDir: string): AccountRepository => ({
  find: (login) => findAccounts(database, login),

  async *export(account) {
    for (const table of await personalTables(database, database))
      for (const row of await database.all(`SELECT * FROM ${table} WHERE account = ?`, [account]))
        yield JSON.stringify({ table, ...readable(row) });
    for (const path of await listFilesOf(dataDir, account)) yield* stretches(path);
  },

  async erase(account) {
    const erase = async (statements: Statements): Promise<[string, number][]> => {
      const counts: [string, number][] = [];
      for (const table of await personalTables(database, statements))
        counts.push([table, await statements.run(`DELETE FROM ${table} WHERE account = ?`, [account])]);
      return counts;
    };
    const counts = await database.transaction(erase);
    await database.overCopies(async (statements) => void (await erase(statements)));
    const files = await listFilesOf(dataDir, account);
    await removeFiles(files);
    return Object.fromEntries([...counts, ['files', files.length]]);
  },

  take: (file, login) => takeAccounts(database, file, login),
});

function readable(row: Row): object {
  const leftOut = Object.keys(row).filter((name) => row[name] instanceof Uint8Array || SECRET.has(name));
  const kept = Object.entries(row).filter(([name]) => !leftOut.includes(name));
  return { row: Object.fromEntries(kept), ...(leftOut.length > 0 && { leftOut }) };
}

/** A file that goes away meanwhile ends there. */
async function* stretches(path: string): AsyncIterable<string> {
  const file = await open(path);
  try {
    const buffer = Buffer.alloc(STRETCH);
    for (let offset = 0; ;) {
      const { bytesRead } = await file.read(buffer, 0, STRETCH, offset);
      if (bytesRead === 0) return;
      yield JSON.stringify({ file: basename(path), offset, base64: buffer.toString('base64', 0, bytesRead) });
      offset += bytesRead;
    }
  } finally {
    await file.close();
  }
}
