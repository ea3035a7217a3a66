import { json, number } from './columns.ts';
import type { Database, Row } from './database.ts';
import type { SettingsRepository, StoredSettings } from './settings.ts';

const toSettings = (row: Row | undefined): StoredSettings =>
  row
    ? { version: number(row, 'version'), values: json<StoredSettings['values']>(row, 'content') }
    : { version: 0, values: {} };

/** Preferences in a database; see SettingsRepository. */
export const keepSettings = (database: Database): SettingsRepository => ({
  async read(account) {
    const [row] = await database.all('SELECT version, content FROM settings WHERE account = ?', [account]);
    return toSettings(row);
  },

  async save(account, values, version) {
    for (;;) {
      const current = await this.read(account);
      if (version !== undefined && version !== current.version) return undefined;
      const next = { version: current.version + 1, values: { ...current.values, ...values } };
      const content = JSON.stringify(next.values);
      const changed =
        current.version === 0
          ? await database.run(
              'INSERT INTO settings (account, version, content) VALUES (?, 1, ?) ON CONFLICT (account) DO NOTHING',
              [account, content],
            )
          : await database.run('UPDATE settings SET version = ?, content = ? WHERE account = ? AND version = ?', [
              next.version,
              content,
              account,
              current.version,
            ]);
      if (changed === 1) return next;
    }
  },
});
