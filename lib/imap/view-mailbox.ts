import type { AccountAccess } from '../mail/account-access.ts';
import type { AccountId } from '../mail/mailbox-ref.ts';
import { attachSession, engineOf } from './engine.ts';

/**
 * A tab of a session shows this mailbox, and a person came to see it: news of it are pushed from now on, as far as the server can.
 *
 * @param path `null`: the tab shows none any more.
 */
export function viewMailbox({ account, sessionId }: AccountAccess, tab: string, path: string | null): void {
  if (sessionId === undefined) return;
  attachSession(account, sessionId);
  const engine = engineOf(account);
  engine.viewed.show(sessionId, tab, path);
  engine.push?.attend();
}

/** The mailbox that the first connection should wait for news of, and does not; `undefined`: none. */
export function unattended(account: AccountId): string | undefined {
  const engine = engineOf(account);
  const wanted = engine.wanted();
  return wanted === engine.interactive.idlesOn ? undefined : wanted;
}

/** There is no such mailbox any more, whatever a tab shows. */
export const dropViewed = (account: AccountId, gone: string): void =>
  engineOf(account).viewed.drop((path) => path === gone);
