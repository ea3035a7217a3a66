import type { ErrorCode } from '#lib/errors.ts';
import { flag, json, jsonOrNull, marks, number, numberOrNull, text, textOrNull } from './columns.ts';
import type { Database, Row, Value } from './database.ts';
import { removeFiles } from './lay-out-files.ts';
import {
  FINAL_STATES,
  type Submission,
  type SubmissionPatch,
  type SubmissionRepository,
  type SubmissionState,
} from './submissions.ts';

const toSubmission = (row: Row): Submission => ({
  id: text(row, 'id'),
  account: text(row, 'account'),
  state: text(row, 'state') as SubmissionState,
  messageId: text(row, 'message_id'),
  subject: text(row, 'subject'),
  spoolPath: text(row, 'spool_path'),
  size: number(row, 'size'),
  needsUtf8: flag(row, 'needs_utf8'),
  eightBit: flag(row, 'eight_bit'),
  from: text(row, 'sender'),
  recipients: json<string[]>(row, 'recipients'),
  allowPartial: flag(row, 'allow_partial'),
  bccHeader: text(row, 'bcc_header'),
  keepCopy: flag(row, 'keep_copy'),
  original: jsonOrNull<NonNullable<Submission['original']>>(row, 'original'),
  draft: jsonOrNull<NonNullable<Submission['draft']>>(row, 'draft'),
  uploads: json<string[]>(row, 'uploads'),
  composer: json<Submission['composer']>(row, 'composer'),
  refused: json<Submission['refused']>(row, 'refused'),
  error: textOrNull(row, 'error') as ErrorCode | null,
  detail: text(row, 'detail'),
  retryAt: numberOrNull(row, 'retry_at'),
  attempts: number(row, 'attempts'),
  leaseOwner: textOrNull(row, 'lease_owner'),
  leaseUntil: numberOrNull(row, 'lease_until'),
  createdAt: number(row, 'created_at'),
  updatedAt: number(row, 'updated_at'),
  stateAt: number(row, 'state_at'),
});

const jsonText = (value: unknown): string | null => (value === null ? null : JSON.stringify(value));

/** The columns a patch writes. */
const WRITERS: {
  readonly [Name in keyof SubmissionPatch]-?: (value: NonNullable<Submission[Name]> | null) => readonly [string, Value];
} = {
  refused: (value) => ['refused', JSON.stringify(value)],
  error: (value) => ['error', value],
  detail: (value) => ['detail', value],
  retryAt: (value) => ['retry_at', value],
  attempts: (value) => ['attempts', value],
  allowPartial: (value) => ['allow_partial', value === true ? 1 : 0],
  recipients: (value) => ['recipients', JSON.stringify(value)],
  draft: (value) => ['draft', jsonText(value)],
};

function assignments(patch: SubmissionPatch): [string, Value][] {
  return Object.entries(patch).map(([name, value]) => {
    const [column, written] = (WRITERS[name as keyof SubmissionPatch] as (value: unknown) => readonly [string, Value])(
      value,
    );
    return [column, written];
  });
}

/** Nobody works on it now. */
const FREE = '(lease_owner IS NULL OR lease_until <= ?)';

/** Submissions in a database; see SubmissionRepository. */
export const keepSubmissions = (database: Database): SubmissionRepository => ({
  async add(submission, now) {
    const row: Readonly<Record<string, Value>> = {
      account: submission.account,
      id: submission.id,
      state: 'queued',
      message_id: submission.messageId,
      subject: submission.subject,
      spool_path: submission.spoolPath,
      size: submission.size,
      needs_utf8: submission.needsUtf8 ? 1 : 0,
      eight_bit: submission.eightBit ? 1 : 0,
      sender: submission.from,
      recipients: JSON.stringify(submission.recipients),
      allow_partial: submission.allowPartial ? 1 : 0,
      bcc_header: submission.bccHeader,
      keep_copy: submission.keepCopy ? 1 : 0,
      original: jsonText(submission.original),
      draft: jsonText(submission.draft),
      uploads: JSON.stringify(submission.uploads),
      composer: JSON.stringify(submission.composer),
      refused: '[]',
      detail: '',
      retry_at: submission.sendAt ?? null,
      attempts: 0,
      created_at: now,
      updated_at: now,
      state_at: now,
    };
    const columns = Object.keys(row);
    const added = await database.run(
      `INSERT INTO submissions (${columns.join(', ')}) VALUES (${marks(columns)}) ON CONFLICT (account, id) DO NOTHING`,
      Object.values(row),
    );
    const [there] = await database.all('SELECT * FROM submissions WHERE account = ? AND id = ?', [
      submission.account,
      submission.id,
    ]);
    if (!there) throw new Error('a submission was deleted while it was added');
    return { submission: toSubmission(there), added: added === 1 };
  },

  async get(account, id) {
    const [row] = await database.all('SELECT * FROM submissions WHERE account = ? AND id = ?', [account, id]);
    return row && toSubmission(row);
  },

  async list(account, states, since = 0) {
    if (states?.length === 0) return [];
    const rows = await database.all(
      `SELECT * FROM submissions WHERE account = ? AND state_at >= ?${states ? ` AND state IN (${marks(states)})` : ''} ORDER BY created_at DESC, id`,
      [account, since, ...(states ?? [])],
    );
    return rows.map(toSubmission);
  },

  async countSince(account, since) {
    const [row] = await database.all(
      "SELECT count(*) AS many FROM submissions WHERE account = ? AND created_at >= ? AND state <> 'discarded'",
      [account, since],
    );
    return row ? number(row, 'many') : 0;
  },

  async change(key, expected, to, patch, now) {
    const moves = to !== expected.from;
    const final = FINAL_STATES.includes(to);
    const set = new Map<string, Value>([
      ['state', to],
      ['updated_at', now],
    ]);
    if (moves) set.set('state_at', now).set('retry_at', null);
    if (final || expected.holder === null) for (const name of ['lease_owner', 'lease_until']) set.set(name, null);
    if (to === 'filed') set.set('composer', '{}').set('bcc_header', '');
    for (const [name, value] of assignments(patch)) set.set(name, value);
    const [held, values] =
      expected.holder === null ? [FREE, [now]] : ['lease_owner = ? AND lease_until > ?', [expected.holder, now]];
    const [row] = await database.all(
      `UPDATE submissions SET ${[...set.keys()].map((name) => `${name} = ?`).join(', ')} WHERE account = ? AND id = ? AND state = ? AND ${held} RETURNING *`,
      [...set.values(), key.account, key.id, expected.from, ...values],
    );
    if (!row) return undefined;
    const changed = toSubmission(row);
    if (final) await removeFiles([changed.spoolPath]);
    if (final || to === 'waiting' || to === 'refused')
      await database.run('DELETE FROM job_credentials WHERE account = ? AND job = ?', [key.account, key.id]);
    return changed;
  },

  async claim(owner, leaseUntil, now) {
    const [row] = await database.all(
      `UPDATE submissions SET lease_owner = ?, lease_until = ? WHERE (account, id) = (
         SELECT account, id FROM submissions
         WHERE ((state = 'queued' AND coalesce(retry_at, 0) <= ?) OR (state IN ('deferred', 'sent', 'unknown') AND retry_at <= ?)) AND ${FREE}
         ORDER BY coalesce(retry_at, created_at), created_at LIMIT 1 ${database.skipTaken}) AND ${FREE} RETURNING *`,
      [owner, leaseUntil, now, now, now, now],
    );
    return row && toSubmission(row);
  },

  async renew(key, owner, leaseUntil, now) {
    const changed = await database.run(
      'UPDATE submissions SET lease_until = ? WHERE account = ? AND id = ? AND lease_owner = ? AND lease_until > ?',
      [leaseUntil, key.account, key.id, owner, now],
    );
    return changed === 1;
  },

  async release(key, owner) {
    await database.run(
      'UPDATE submissions SET lease_owner = NULL, lease_until = NULL WHERE account = ? AND id = ? AND lease_owner = ?',
      [key.account, key.id, owner],
    );
  },

  async releaseAll(owner) {
    await database.run('UPDATE submissions SET lease_owner = NULL, lease_until = NULL WHERE lease_owner = ?', [owner]);
  },

  async owners() {
    const rows = await database.all('SELECT DISTINCT lease_owner FROM submissions WHERE lease_owner IS NOT NULL');
    return rows.map((row) => text(row, 'lease_owner'));
  },

  async abandon(now, retryAt) {
    const rows = await database.all(
      `UPDATE submissions SET state = 'unknown', error = 'submission.unknown', attempts = 0, retry_at = ?, lease_owner = NULL,
         lease_until = NULL, state_at = ?, updated_at = ? WHERE state = 'sending' AND ${FREE} RETURNING *`,
      [retryAt, now, now, now],
    );
    return rows.map(toSubmission);
  },

  async wake(account, now) {
    await database.run(
      `UPDATE submissions SET state = 'queued', attempts = 0, retry_at = NULL, state_at = ?, updated_at = ? WHERE account = ? AND state = 'waiting' AND ${FREE}`,
      [now, now, account, now],
    );
    await database.run(
      `UPDATE submissions SET retry_at = ? WHERE account = ? AND state IN ('sent', 'unknown', 'deferred') AND retry_at > ? AND ${FREE}`,
      [now, account, now, now],
    );
  },
});
