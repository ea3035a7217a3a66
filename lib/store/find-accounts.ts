import type { AccountId } from '#lib/mail/mailbox-ref.ts';
import { text } from './columns.ts';
import type { Database, Statements } from './database.ts';

/** The accounts of which anything is kept: under this login name, in any case, or all of them. Sorted. */
export async function findAccounts(database: Database, login?: string): Promise<readonly AccountId[]> {
  const start = login === undefined ? '' : `${login.toLowerCase()}|`;
  const found = new Set<AccountId>();
  for (const table of await personalTables(database, database)) {
    const rows = await database.all(`SELECT DISTINCT account FROM ${table} WHERE substr(account, 1, ?) = ?`, [
      [...start].length,
      start,
    ]);
    for (const row of rows) found.add(text(row, 'account'));
  }
  return [...found].sort();
}

/** Tables whose rows belong to a person. */
export async function personalTables({ catalogue }: Database, statements: Statements): Promise<readonly string[]> {
  const columns = await statements.all(catalogue);
  return columns.filter((row) => text(row, 'column_name') === 'account').map((row) => text(row, 'table_name'));
}
