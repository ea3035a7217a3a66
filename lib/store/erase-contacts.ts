import { text } from './columns.ts';
import type { Statements, Value } from './database.ts';

/** Erases cards for good, with what they were recognised by. `where` is a condition on `contacts`. */
export async function eraseContacts(statements: Statements, where: string, values: readonly Value[]): Promise<void> {
  const erased = await statements.all(`DELETE FROM contacts WHERE ${where} RETURNING account, id`, values);
  for (const row of erased)
    await statements.run('DELETE FROM contact_keys WHERE account = ? AND contact = ?', [
      text(row, 'account'),
      text(row, 'id'),
    ]);
}
