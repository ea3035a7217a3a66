import { number } from './columns.ts';
import type { Database, Row } from './database.ts';
import type { Counter, ThrottleRepository } from './throttle.ts';

const toCounter = (row: Row): Counter => ({
  count: number(row, 'attempts'),
  startedAt: number(row, 'started_at'),
  lastAt: number(row, 'last_at'),
  expiresAt: number(row, 'expires_at'),
});

/** Counters in a database; see ThrottleRepository. */
export const keepThrottle = (database: Database): ThrottleRepository => ({
  async read(key, now) {
    const [row] = await database.all('SELECT * FROM throttle WHERE name = ? AND expires_at > ?', [key, now]);
    return row && toCounter(row);
  },

  change: (key, now, decide) =>
    database.transaction(async (statements) => {
      for (;;) {
        const [row] = await statements.all('SELECT * FROM throttle WHERE name = ?', [key]);
        const current = row && number(row, 'expires_at') > now ? toCounter(row) : undefined;
        const next = decide(current);
        if (!next) return current;
        const values = [next.count, next.startedAt, next.lastAt, next.expiresAt];
        // The version makes it one step for databases whose transactions see each other's writes.
        const changed = row
          ? await statements.run(
              'UPDATE throttle SET attempts = ?, started_at = ?, last_at = ?, expires_at = ?, version = version + 1 WHERE name = ? AND version = ?',
              [...values, key, number(row, 'version')],
            )
          : await statements.run(
              'INSERT INTO throttle (attempts, started_at, last_at, expires_at, name, version) VALUES (?, ?, ?, ?, ?, 1) ON CONFLICT (name) DO NOTHING',
              [...values, key],
            );
        if (changed === 1) return next;
      }
    }),

  async clear(key) {
    await database.run('DELETE FROM throttle WHERE name = ?', [key]);
  },

  async sweep(now) {
    await database.run('DELETE FROM throttle WHERE expires_at <= ?', [now]);
  },
});
