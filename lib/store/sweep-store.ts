import { TIMES } from '#lib/config.ts';
import { json, marks, text } from './columns.ts';
import type { Database } from './database.ts';
import { eraseContacts } from './erase-contacts.ts';
import { listOldFiles, removeFiles } from './lay-out-files.ts';
import { FINAL_STATES } from './submissions.ts';

/** An id stays taken this long after its message was filed or discarded, for requests that are repeated late. */
const FINAL_KEPT = 7 * 24 * 3_600_000;
/** A deleted contact can be brought back this long. */
const DELETED_KEPT = 24 * 3_600_000;

/** Deletes expired rows with their files, and files older than an upload's life that no row names. */
export async function sweepStore(database: Database, dataDir: string, now: number): Promise<void> {
  const finals = marks(FINAL_STATES);
  await database.run('DELETE FROM throttle WHERE expires_at <= ?', [now]);
  await database.run('DELETE FROM parked_forms WHERE expires_at <= ?', [now]);
  await database.run('DELETE FROM job_credentials WHERE expires_at <= ?', [now]);
  await database.run('DELETE FROM contact_changes WHERE made_at <= ?', [now - DELETED_KEPT]);
  // one that the server of its book has not heard of yet stays until it has
  await eraseContacts(database, "deleted_at > 0 AND deleted_at <= ? AND href = ''", [now - DELETED_KEPT]);
  const live = await database.all(
    `SELECT account, uploads FROM submissions WHERE uploads <> '[]' AND state NOT IN (${finals})`,
    FINAL_STATES,
  );
  for (const row of live) {
    const ids = json<string[]>(row, 'uploads');
    await database.run(`UPDATE uploads SET expires_at = ? WHERE account = ? AND id IN (${marks(ids)})`, [
      now + TIMES.upload,
      text(row, 'account'),
      ...ids,
    ]);
  }
  const uploads = await database.all('DELETE FROM uploads WHERE expires_at <= ? RETURNING path', [now]);
  const messages = await database.all(
    `DELETE FROM submissions WHERE state IN (${finals}) AND state_at <= ? RETURNING spool_path AS path`,
    [...FINAL_STATES, now - FINAL_KEPT],
  );
  await removeFiles([...uploads, ...messages].map((row) => text(row, 'path')));
  await removeOrphans(database, dataDir, now);
}

/** A process may die between a file and its row. */
async function removeOrphans(database: Database, dataDir: string, now: number): Promise<void> {
  const old = await listOldFiles(dataDir, now - TIMES.upload);
  if (old.length === 0) return;
  const rows = await database.all(
    `SELECT path FROM uploads UNION ALL SELECT spool_path FROM submissions WHERE state NOT IN (${marks(FINAL_STATES)})`,
    FINAL_STATES,
  );
  const named = new Set(rows.map((row) => text(row, 'path')));
  await removeFiles(old.filter((path) => !named.has(path)));
}
