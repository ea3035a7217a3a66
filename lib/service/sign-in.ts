import { config } from '#lib/config.ts';
import type { InputOf, OutputOf, signIn as endpoint } from '#lib/contract/index.ts';
import { isAppError } from '#lib/errors.ts';
import { accountIdFor, attachSession, detachSession, verifyLogin } from '#lib/imap/index.ts';
import { kick } from '#lib/jobs/index.ts';
import { createSession, throttleSignIn, type Session } from '#lib/session/index.ts';
import { ensureIdentity } from './ensure-identity.ts';

/** What a sign-in knows of the asker. */
export interface SignInContext {
  /** The public address it came to. */
  readonly url: URL;
  readonly clientAddress: string;
  /** The browser's own words. */
  readonly agent: string;
  /** The session this browser had until now. */
  readonly previous: Session | undefined;
}

/**
 * Signs a person in by a real IMAP login and opens a session. Counted before it is tried; a server that does not answer counts
 * as nothing. A refusal ends no session and stores nothing.
 *
 * @throws AppError auth.throttled | auth.rejected | imap.unreachable | imap.busy | imap.insecure
 */
export async function signIn(
  input: InputOf<typeof endpoint>,
  context: SignInContext,
): Promise<{ output: OutputOf<typeof endpoint>; session: Session; setCookie: readonly string[] }> {
  const { clientAddress, agent, url, previous } = context;
  const { password } = input;
  const user = loginName(input.user);
  await verify({ user, password, clientAddress });
  const account = accountIdFor(user);
  const keep = input.keep !== undefined && config().session.keep > 0;
  const { session, setCookie } = await createSession({
    account,
    user,
    password,
    keep,
    agent,
    clientAddress,
    url,
    ...(previous ? { previous } : {}),
  });
  if (previous && previous.id !== session.id) await detachSession(previous.account, previous.id);
  attachSession(account, session.id);
  await ensureIdentity(session);
  await kick(account);
  return { output: { account }, session, setCookie };
}

async function verify(login: { user: string; password: string; clientAddress: string }): Promise<void> {
  const attempt = await throttleSignIn(login.user, login.clientAddress);
  try {
    await verifyLogin(login);
  } catch (error) {
    await attempt.settle(isAppError(error) && error.code === 'auth.rejected' ? false : undefined);
    throw error;
  }
  await attempt.settle(true);
}

/** What the mail server is told: blanks around it gone, the domain of virtual users added. */
function loginName(typed: string): string {
  const user = typed.trim();
  const { loginDomain } = config();
  return loginDomain && !user.includes('@') ? `${user}@${loginDomain}` : user;
}
