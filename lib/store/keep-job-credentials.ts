import { marks, number, octets, text } from './columns.ts';
import type { Database } from './database.ts';
import type { JobCredentialRepository } from './job-credentials.ts';

/** Passwords of jobs, sealed, in a database; see JobCredentialRepository. */
export const keepJobCredentials = (database: Database): JobCredentialRepository => ({
  async put({ account, job, user, kid, sealed, expiresAt }) {
    await database.run(
      `INSERT INTO job_credentials (account, job, login, kid, sealed, expires_at) VALUES (?, ?, ?, ?, ?, ?)
       ON CONFLICT (account, job) DO UPDATE SET login = excluded.login, kid = excluded.kid, sealed = excluded.sealed,
         expires_at = excluded.expires_at`,
      [account, job, user, kid, sealed, expiresAt],
    );
  },

  async get(account, job, now) {
    const [row] = await database.all('SELECT * FROM job_credentials WHERE account = ? AND job = ? AND expires_at > ?', [
      account,
      job,
      now,
    ]);
    return (
      row && {
        account,
        job,
        user: text(row, 'login'),
        kid: text(row, 'kid'),
        sealed: octets(row, 'sealed'),
        expiresAt: number(row, 'expires_at'),
      }
    );
  },

  async delete(account, jobs) {
    if (jobs.length === 0) return;
    await database.run(`DELETE FROM job_credentials WHERE account = ? AND job IN (${marks(jobs)})`, [account, ...jobs]);
  },
});
