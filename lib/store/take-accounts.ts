import { existsSync } from 'node:fs';
import { AppError } from '#lib/errors.ts';
import type { AccountId } from '#lib/mail/mailbox-ref.ts';
import type { Database, Statements } from './database.ts';
import { findAccounts, personalTables } from './find-accounts.ts';
import { migrate } from './migrate.ts';
import { openSqlite } from './open-sqlite.ts';

/** Rows on their way at a time: a card may be of 2 MB. */
const AT_ONCE = 50;

/** See AccountRepository.take. */
export async function takeAccounts(
  database: Database,
  file: string,
  login?: string,
): Promise<Readonly<Record<AccountId, number>>> {
  if (!existsSync(file)) throw refusal(`There is no file ${file}.`);
  const source = openSqlite(file);
  try {
    await migrate(source);
    const wanted = await findAccounts(source, login);
    if (wanted.length === 0) throw refusal(`${file} keeps nothing${login === undefined ? '' : ` of ${login}`}.`);
    const here = new Set(await findAccounts(database));
    const twice = wanted.filter((account) => here.has(account));
    if (twice.length > 0)
      throw refusal(`Of ${twice.slice(0, 5).join(', ')} something is kept here already: nothing was moved.`);
    const taken: [AccountId, number][] = [];
    for (const account of wanted)
      taken.push([account, await database.transaction((statements) => takeOne(source, statements, account))]);
    return Object.fromEntries(taken);
  } finally {
    await source.close();
  }
}

/** Both stores have the same tables by now: they are of the same schema. */
async function takeOne(source: Database, into: Statements, account: AccountId): Promise<number> {
  let taken = 0;
  for (const table of await personalTables(source, source))
    for (let offset = 0, left = AT_ONCE; left === AT_ONCE; offset += AT_ONCE) {
      const rows = await source.all(`SELECT * FROM ${table} WHERE account = ? ORDER BY rowid LIMIT ? OFFSET ?`, [
        account,
        AT_ONCE,
        offset,
      ]);
      left = rows.length;
      taken += left;
      const names = Object.keys(rows[0] ?? {});
      const marks = `(${names.map(() => '?').join(', ')})`;
      if (left > 0)
        await into.run(
          `INSERT INTO ${table} (${names.join(', ')}) VALUES ${rows.map(() => marks).join(', ')}`,
          rows.flatMap((row) => names.map((name) => row[name] ?? null)),
        );
    }
  return taken;
}

const refusal = (detail: string): AppError => new AppError('input.invalid', { detail });
