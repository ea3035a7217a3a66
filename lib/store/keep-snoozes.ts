import type { ErrorCode } from '#lib/errors.ts';
import { marks, number, text, textOrNull } from './columns.ts';
import type { Database, Row } from './database.ts';
import type { Snooze, SnoozeRepository } from './snoozes.ts';

const toSnooze = (row: Row): Snooze => ({
  id: text(row, 'id'),
  account: text(row, 'account'),
  mailbox: text(row, 'mailbox'),
  uidValidity: number(row, 'uid_validity'),
  uid: number(row, 'uid'),
  source: text(row, 'source'),
  wakeAt: number(row, 'wake_at'),
  retryAt: number(row, 'retry_at'),
  attempts: number(row, 'attempts'),
  error: textOrNull(row, 'error') as ErrorCode | null,
});

/** Snoozed messages in a database; see SnoozeRepository. */
export const keepSnoozes = (database: Database): SnoozeRepository => ({
  async add(snoozes) {
    await database.transaction(async (statements) => {
      for (const { account, id, mailbox, uidValidity, uid, source, wakeAt } of snoozes)
        await statements.run(
          `INSERT INTO snoozes (account, id, mailbox, uid_validity, uid, source, wake_at, retry_at, attempts)
           VALUES (?, ?, ?, ?, ?, ?, ?, ?, 0)`,
          [account, id, mailbox, uidValidity, uid, source, wakeAt, wakeAt],
        );
    });
  },

  async list(account) {
    const rows = await database.all('SELECT * FROM snoozes WHERE account = ? ORDER BY wake_at, id', [account]);
    return rows.map(toSnooze);
  },

  async find(account, messages) {
    const wanted = new Set(messages.map(nameOf));
    return (await this.list(account)).filter((snooze) => wanted.has(nameOf(snooze)));
  },

  async change(account, ids, wakeAt) {
    if (ids.length === 0) return;
    await database.run(
      `UPDATE snoozes SET wake_at = ?, retry_at = ?, attempts = 0, error = NULL WHERE account = ? AND id IN (${marks(ids)})`,
      [wakeAt, wakeAt, account, ...ids],
    );
  },

  async delete(account, ids) {
    if (ids.length === 0) return;
    await database.run(`DELETE FROM snoozes WHERE account = ? AND id IN (${marks(ids)})`, [account, ...ids]);
  },

  async claim(leaseUntil, now) {
    const [row] = await database.all(
      `UPDATE snoozes SET lease_until = ? WHERE (account, id) = (
         SELECT account, id FROM snoozes WHERE retry_at <= ? AND (lease_until IS NULL OR lease_until <= ?)
         ORDER BY retry_at LIMIT 1 ${database.skipTaken}) AND (lease_until IS NULL OR lease_until <= ?) RETURNING *`,
      [leaseUntil, now, now, now],
    );
    return row && toSnooze(row);
  },

  async postpone({ account, id }, error, retryAt) {
    await database.run(
      'UPDATE snoozes SET retry_at = ?, attempts = attempts + 1, error = ?, lease_until = NULL WHERE account = ? AND id = ?',
      [retryAt, error, account, id],
    );
  },

  async retryFailed(account, now) {
    await database.run(
      'UPDATE snoozes SET retry_at = ? WHERE account = ? AND error IS NOT NULL AND wake_at <= ? AND retry_at > ?',
      [now, account, now, now],
    );
  },
});

const nameOf = ({ mailbox, uidValidity, uid }: Pick<Snooze, 'mailbox' | 'uidValidity' | 'uid'>): string =>
  JSON.stringify([mailbox, uidValidity, uid]);
