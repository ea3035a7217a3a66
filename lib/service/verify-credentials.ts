import { config } from '#lib/config.ts';
import { isAppError } from '#lib/errors.ts';
import { accountIdFor, verifyLogin } from '#lib/imap/index.ts';
import type { AccountId } from '#lib/mail/mailbox-ref.ts';
import { throttleSignIn } from '#lib/session/index.ts';

/**
 * Asks the mail server whether name and password are right. Counted before it is tried, so that parallel tries do not slip through; a
 * server that does not answer counts as nothing.
 *
 * @returns the account, and the name as the servers know it.
 * @throws AppError auth.throttled | auth.rejected | imap.unreachable | imap.busy | imap.insecure
 */
export async function verifyCredentials(
  typed: string,
  password: string,
  clientAddress: string,
): Promise<{ account: AccountId; user: string }> {
  const user = loginName(typed);
  const attempt = await throttleSignIn(user, clientAddress);
  try {
    await verifyLogin({ user, password, clientAddress });
  } catch (error) {
    await attempt.settle(isAppError(error) && error.code === 'auth.rejected' ? false : undefined);
    throw error;
  }
  await attempt.settle(true);
  return { account: accountIdFor(user), user };
}

/** What the mail server is told: blanks around it gone, the domain of virtual users added. */
function loginName(typed: string): string {
  const user = typed.trim();
  const { loginDomain } = config();
  return loginDomain && !user.includes('@') ? `${user}@${loginDomain}` : user;
}
