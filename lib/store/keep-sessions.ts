import { flag, number, octets, text } from './columns.ts';
import type { Database, Row } from './database.ts';
import type { SessionRepository, SessionRow } from './sessions.ts';

const COLUMNS =
  'id, public_id, account, login, kid, key_hash, nonce, ciphertext, created_at, seen_at, idle_until, expires_at, keep, agent, network, replaces';

const toSession = (row: Row): SessionRow => ({
  id: text(row, 'id'),
  publicId: text(row, 'public_id'),
  account: text(row, 'account'),
  user: text(row, 'login'),
  kid: text(row, 'kid'),
  keyHash: text(row, 'key_hash'),
  nonce: octets(row, 'nonce'),
  ciphertext: octets(row, 'ciphertext'),
  createdAt: number(row, 'created_at'),
  seenAt: number(row, 'seen_at'),
  idleUntil: number(row, 'idle_until'),
  expiresAt: number(row, 'expires_at'),
  keep: flag(row, 'keep'),
  agent: text(row, 'agent'),
  network: text(row, 'network'),
  replaces: text(row, 'replaces'),
});

/** Sessions in a database; see SessionRepository. */
export const keepSessions = (database: Database): SessionRepository => ({
  async add(row) {
    await database.run(`INSERT INTO sessions (${COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`, [
      row.id,
      row.publicId,
      row.account,
      row.user,
      row.kid,
      row.keyHash,
      row.nonce,
      row.ciphertext,
      row.createdAt,
      row.seenAt,
      row.idleUntil,
      row.expiresAt,
      row.keep ? 1 : 0,
      row.agent,
      row.network,
      row.replaces,
    ]);
  },

  async find(id, now) {
    const [row] = await database.all(
      `SELECT ${COLUMNS} FROM sessions WHERE id = ? AND idle_until > ? AND expires_at > ?`,
      [id, now, now],
    );
    return row && toSession(row);
  },

  async touch(id, seenAt, idleUntil) {
    await database.run('UPDATE sessions SET seen_at = ?, idle_until = ? WHERE id = ? AND seen_at < ?', [
      seenAt,
      idleUntil,
      id,
      seenAt,
    ]);
  },

  async settleReplacement(id, oldExpiresAt) {
    await database.transaction(async (statements) => {
      const [row] = await statements.all('SELECT replaces FROM sessions WHERE id = ?', [id]);
      if (!row || text(row, 'replaces') === '') return;
      await statements.run('UPDATE sessions SET expires_at = ? WHERE id = ? AND expires_at > ?', [
        oldExpiresAt,
        text(row, 'replaces'),
        oldExpiresAt,
      ]);
      await statements.run("UPDATE sessions SET replaces = '' WHERE id = ?", [id]);
    });
  },

  async list(account, now) {
    const rows = await database.all(
      `SELECT ${COLUMNS} FROM sessions WHERE account = ? AND idle_until > ? AND expires_at > ? ORDER BY created_at DESC, id`,
      [account, now, now],
    );
    const newest = new Map<string, SessionRow>();
    for (const row of rows.map(toSession)) if (!newest.has(row.publicId)) newest.set(row.publicId, row);
    return [...newest.values()].sort((a, b) => b.seenAt - a.seenAt);
  },

  async end(account, which) {
    const [condition, values] =
      which === 'all'
        ? ['', []]
        : 'only' in which
          ? [' AND public_id = ?', [which.only]]
          : [' AND public_id <> ?', [which.except]];
    const rows = await database.all(`DELETE FROM sessions WHERE account = ?${condition} RETURNING public_id`, [
      account,
      ...values,
    ]);
    return [...new Set(rows.map((row) => text(row, 'public_id')))];
  },

  sweep: (now) =>
    database.transaction(async (statements) => {
      const rows = await statements.all(
        'DELETE FROM sessions WHERE idle_until <= ? OR expires_at <= ? RETURNING account, public_id',
        [now, now],
      );
      const ended = new Map<string, { account: string; publicId: string }>();
      for (const row of rows) {
        const one = { account: text(row, 'account'), publicId: text(row, 'public_id') };
        const [left] = await statements.all('SELECT id FROM sessions WHERE account = ? AND public_id = ?', [
          one.account,
          one.publicId,
        ]);
        if (!left) ended.set(one.publicId, one);
      }
      return [...ended.values()];
    }),
});
