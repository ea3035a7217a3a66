import { TIMES } from '#lib/config.ts';
import { toAppError, type AppError } from '#lib/errors.ts';
import type { AccountAccess } from '#lib/mail/account-access.ts';
import type { AccountId } from '#lib/mail/mailbox-ref.ts';
import { processWide } from '#lib/process-wide.ts';
import { store, type Snooze } from '#lib/store/index.ts';

/** What waking needs from the layers above. */
export interface WakeHandlers {
  /** Puts the message back where it came from; one that is no longer there is as good as woken. */
  readonly wake: (snooze: Snooze, actor: AccountAccess) => Promise<void>;
  /** Who may do it now: somebody signed in, or the password kept for this one; `undefined` when nobody may. */
  readonly actorFor: (snooze: Snooze) => Promise<AccountAccess | undefined>;
  /** Told of every failure; without a snooze when the store itself failed. */
  readonly report: (error: AppError, snooze?: Snooze) => void;
}

interface Waker {
  start(handlers: WakeHandlers): void;
  stop(ms: number): Promise<void>;
  look(): void;
}

/** The one waker of this process. Wakes one message after the other: they are short, and none of them is urgent by the second. */
export const waker = (): Waker => processWide('jobs.waker', makeWaker);

function makeWaker(): Waker {
  let handlers: WakeHandlers | undefined;
  let interval: NodeJS.Timeout | undefined;
  let looking: Promise<void> | undefined;

  const look = (): void => {
    const given = handlers;
    if (!given) return;
    looking ??= wakeDue(given, () => handlers === given)
      .catch((cause: unknown) => given.report(toAppError(cause)))
      .finally(() => (looking = undefined));
  };
  return {
    start(given) {
      handlers = given;
      interval ??= setInterval(look, TIMES.jobPoll).unref();
      look();
    },
    async stop(ms) {
      handlers = undefined;
      clearInterval(interval);
      interval = undefined;
      const late = Promise.withResolvers<void>();
      const timer = setTimeout(late.resolve, ms);
      await Promise.race([looking, late.promise]);
      clearTimeout(timer);
    },
    look,
  };
}

async function wakeDue(handlers: WakeHandlers, going: () => boolean): Promise<void> {
  while (going()) {
    const now = Date.now();
    const snooze = await store().snoozes.claim(now + TIMES.jobLease, now);
    if (!snooze) return;
    const retryAt = now + TIMES.wakeRetry;
    try {
      const actor = await handlers.actorFor(snooze);
      if (actor) await handlers.wake(snooze, actor);
      else await store().snoozes.postpone(snooze, 'auth.required', retryAt);
    } catch (cause) {
      const error = toAppError(cause);
      handlers.report(error, snooze);
      await store().snoozes.postpone(snooze, error.code, retryAt);
    }
  }
}

/** The person has signed in: messages whose time has passed without them wake now. */
export async function kickWakes(account: AccountId): Promise<void> {
  await store().snoozes.retryFailed(account, Date.now());
  waker().look();
}
