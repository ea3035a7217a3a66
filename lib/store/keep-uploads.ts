import { marks, number, text } from './columns.ts';
import type { Database, Row } from './database.ts';
import { removeFiles } from './lay-out-files.ts';
import type { Upload, UploadRepository } from './uploads.ts';

const toUpload = (row: Row): Upload => ({
  id: text(row, 'id'),
  account: text(row, 'account'),
  name: text(row, 'name'),
  type: text(row, 'type'),
  size: number(row, 'size'),
  path: text(row, 'path'),
  createdAt: number(row, 'created_at'),
  expiresAt: number(row, 'expires_at'),
});

/** Uploads in a database; see UploadRepository. */
export const keepUploads = (database: Database): UploadRepository => ({
  async add(upload, isArriving = false) {
    await database.run(
      'INSERT INTO uploads (account, id, name, type, size, path, created_at, expires_at, arriving) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)',
      [
        upload.account,
        upload.id,
        upload.name,
        upload.type,
        upload.size,
        upload.path,
        upload.createdAt,
        upload.expiresAt,
        isArriving ? 1 : 0,
      ],
    );
  },

  async getArriving(account, id, now) {
    const [row] = await database.all(
      'SELECT * FROM uploads WHERE account = ? AND id = ? AND expires_at > ? AND arriving = 1',
      [account, id, now],
    );
    return row && toUpload(row);
  },

  async finish(account, id, expiresAt) {
    await database.run(
      'UPDATE uploads SET arriving = 0, expires_at = ? WHERE account = ? AND id = ? AND arriving = 1',
      [expiresAt, account, id],
    );
  },

  async get(account, id, now) {
    const [row] = await database.all(
      'SELECT * FROM uploads WHERE account = ? AND id = ? AND expires_at > ? AND arriving = 0',
      [account, id, now],
    );
    return row && toUpload(row);
  },

  async getMany(account, ids, now) {
    if (ids.length === 0) return [];
    const rows = await database.all(
      `SELECT * FROM uploads WHERE account = ? AND expires_at > ? AND arriving = 0 AND id IN (${marks(ids)})`,
      [account, now, ...ids],
    );
    const found = new Map(rows.map(toUpload).map((one) => [one.id, one]));
    return ids.flatMap((id) => found.get(id) ?? []);
  },

  async extend(account, ids, expiresAt) {
    if (ids.length === 0) return;
    await database.run(
      `UPDATE uploads SET expires_at = ? WHERE account = ? AND expires_at < ? AND id IN (${marks(ids)})`,
      [expiresAt, account, expiresAt, ...ids],
    );
  },

  async delete(account, ids) {
    if (ids.length === 0) return;
    const rows = await database.all(`DELETE FROM uploads WHERE account = ? AND id IN (${marks(ids)}) RETURNING path`, [
      account,
      ...ids,
    ]);
    await removeFiles(rows.map((row) => text(row, 'path')));
  },

  async usage(account, now) {
    const [row] = await database.all(
      'SELECT coalesce(sum(size), 0) AS total FROM uploads WHERE account = ? AND expires_at > ?',
      [account, now],
    );
    return row ? Number(row['total']) : 0;
  },
});
