import { config } from '#lib/config.ts';
import type { AccountAccess } from '#lib/mail/account-access.ts';
import type { AccountId } from '#lib/mail/mailbox-ref.ts';
import { processWide } from '#lib/process-wide.ts';
import { chosenUses } from './chosen-uses.ts';
import { openRow, type LiveSession } from './session.ts';
import { rowId } from './vault.ts';

interface Actor {
  readonly access: AccountAccess;
  readonly session: string;
  /** Hash of the secret id, to tell a replaced pair. */
  readonly row: string;
  readonly timer: NodeJS.Timeout;
}

const actors = (): Map<AccountId, Actor> => processWide('actors', () => new Map<AccountId, Actor>());

/**
 * Remembers the key of the account's most recent live session, in memory, for the idle life after the last request at most.
 * What is lent still needs the row: an ended session lends nothing.
 */
export function rememberActor(session: LiveSession): void {
  const { account, user, clientAddress } = session;
  const pair = session.inside.pair();
  clearTimeout(actors().get(account)?.timer);
  const access: AccountAccess = {
    account,
    user,
    clientAddress,
    chosenUses: () => chosenUses(account),
    lendPassword: async (borrow) => borrow((await openRow(pair)).password),
  };
  const actor: Actor = {
    access,
    session: session.id,
    row: rowId(pair),
    timer: setTimeout(
      () => {
        if (actors().get(account) === actor) actors().delete(account);
      },
      Math.min(config().session.idle, LONGEST_TIMER),
    ).unref(),
  };
  actors().set(account, actor);
}

const LONGEST_TIMER = 2 ** 31 - 1;

/** For jobs: whoever may act for the account without a request; `undefined` when nobody of them is signed in here. */
export const actorFor = (account: AccountId): AccountAccess | undefined => actors().get(account)?.access;

/** Erases the keys of sessions that have ended. */
export function forgetActors(account: AccountId, sessions: readonly string[]): void {
  const actor = actors().get(account);
  if (!actor || !sessions.includes(actor.session)) return;
  clearTimeout(actor.timer);
  actors().delete(account);
}
