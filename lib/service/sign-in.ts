import { config, steadyNow } from '#lib/config.ts';
import type { InputOf, OutputOf, signIn as endpoint } from '#lib/contract/index.ts';
import { attachSession, detachSession } from '#lib/imap/index.ts';
import { kick, kickWakes } from '#lib/jobs/index.ts';
import { createSession, type Session } from '#lib/session/index.ts';
import { ensureIdentity } from './ensure-identity.ts';
import { verifyCredentials } from './verify-credentials.ts';

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
 * Signs a person in by a real IMAP login and opens a session. A refusal ends no session and stores nothing.
 *
 * @throws AppError auth.throttled | auth.rejected | imap.unreachable | imap.busy | imap.insecure
 */
export async function signIn(
  input: InputOf<typeof endpoint>,
  context: SignInContext,
): Promise<{ output: OutputOf<typeof endpoint>; session: Session; setCookie: readonly string[] }> {
  const { clientAddress, agent, url, previous } = context;
  const { password } = input;
  const { account, user } = await verifyCredentials(input.user, password, clientAddress);
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
  await kickWakes(account);
  const lasts = Math.max(0, Math.round((session.expiresAt - steadyNow()) / 1000));
  return { output: { account, lasts }, session, setCookie };
}
