import { config, TIMES } from '#lib/config.ts';
import { AppError, isAppError } from '#lib/errors.ts';
import type { AccountAccess } from '#lib/mail/account-access.ts';
import type { AccountId } from '#lib/mail/mailbox-ref.ts';
import { store } from '#lib/store/index.ts';
import { chosenUses } from './chosen-uses.ts';
import { seal, unseal } from './seal.ts';
import { serverKey, serverKeys } from './server-keys.ts';

/** `send`: a message that goes out later; `mailbox`: anything else. */
export type JobKind = 'send' | 'mailbox';

/** Whether the administrator lets such work be done while its person is not signed in (TUPAI_UNATTENDED). */
export const mayRunUnattended = (kind: JobKind): boolean => {
  const { unattended } = config();
  return unattended === 'on' || (unattended === 'send-only' && kind === 'send');
};

/**
 * Keeps the password for one job, encrypted under a key derived from the server's and the job's id; `eraseForJobs` takes it
 * away again. Without the administrator's consent nothing is kept.
 *
 * @param until when the job is to be done, ms since 1970; 15 minutes later nobody can open the password any more.
 * @returns whether the job can be done without its person.
 */
export async function keepForJob(access: AccountAccess, job: string, kind: JobKind, until: number): Promise<boolean> {
  if (!mayRunUnattended(kind)) return false;
  const { account, user } = access;
  const [{ kid, secret }] = serverKeys();
  const sealed = await access.lendPassword((password) =>
    Promise.resolve(seal(Buffer.from(secret), Buffer.from(password), purposeOf(account, user, job))),
  );
  await store().jobCredentials.put({ account, job, user, kid, sealed, expiresAt: until + TIMES.jobGrace });
  return true;
}

/** Who may do this job although nobody is signed in; `undefined` when no password was kept for it, or it is too late. */
export async function actorOfJob(account: AccountId, job: string, kind: JobKind): Promise<AccountAccess | undefined> {
  if (!mayRunUnattended(kind)) return undefined;
  const kept = await store().jobCredentials.get(account, job, Date.now());
  const key = kept && serverKey(kept.kid);
  if (!key) return undefined;
  const { user, sealed } = kept;
  return {
    account,
    user,
    clientAddress: '',
    chosenUses: () => chosenUses(account),
    lendPassword: (borrow) => {
      try {
        const plain = unseal(Buffer.from(key.secret), sealed, purposeOf(account, user, job));
        return borrow(Buffer.from(plain).toString());
      } catch (cause) {
        if (!isAppError(cause) || cause.code !== 'form.expired') throw cause;
        throw new AppError('auth.required', { cause }); // sealed for another account, server or job
      }
    },
  };
}

/** The jobs are done or given up. */
export const eraseForJobs = (account: AccountId, jobs: readonly string[]): Promise<void> =>
  store().jobCredentials.delete(account, jobs);

const purposeOf = (account: AccountId, user: string, job: string): string =>
  `job/${JSON.stringify([account, user, config().imap.host, job])}`;
