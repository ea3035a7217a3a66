import { TIMES } from '../config.ts';
import type { AccountId } from '../mail/mailbox-ref.ts';
import { count, type Sample } from '../metrics/index.ts';
import { processWide } from '../process-wide.ts';
import { AccountHub, type Listener, type Subscription } from './account-hub.ts';
import type { MailEvent } from './mail-event.ts';

interface Hubs {
  readonly accounts: Map<AccountId, AccountHub>;
  /** The process is about to end: who asks now is sent away. */
  closing: boolean;
}

const hubs = (): Hubs => processWide('events.hubs', (): Hubs => ({ accounts: new Map(), closing: false }));

/** Made when needed, and dropped once nobody listened for as long as events are kept: then every old cursor means `resync`. */
function hubOf(account: AccountId): AccountHub {
  const { accounts } = hubs();
  const known = accounts.get(account);
  if (known) return known;
  const hub = new AccountHub(TIMES.eventReplay);
  accounts.set(account, hub);
  const timer = setInterval(() => {
    if (!hub.unused) return;
    clearInterval(timer);
    if (accounts.get(account) === hub) accounts.delete(account);
  }, 2 * TIMES.eventReplay);
  timer.unref();
  return hub;
}

/** Tells every stream of the account, and those that come back within a minute. */
export function publish(account: AccountId, event: MailEvent): void {
  hubOf(account).publish(event);
  count('tupai_events_total', { account, type: event.type });
}

/** How many streams are open, by account. */
export const eventNumbers = (): Sample[] =>
  [...hubs().accounts].map(([account, { streams }]) => ({
    name: 'tupai_event_streams',
    labels: { account },
    value: streams,
  }));

/** Where the account's events stand now. Ask before reading what is to be shown. */
export const eventCursor = (account: AccountId): string => hubOf(account).cursor;

/**
 * Listens to an account for a session. What came after `since` is received before this returns; `''` asks for news only.
 * A process that is about to end sends the listener away at once.
 */
export function subscribe(
  account: AccountId,
  { session, since }: { readonly session: string; readonly since: string },
  listener: Listener,
): Subscription {
  const subscription = hubOf(account).subscribe(session, since, listener);
  if (hubs().closing) {
    subscription.close();
    listener.end('process');
  }
  return subscription;
}

/** The session is over: its streams say so and end. */
export function endStreams(account: AccountId, session: string): void {
  hubs().accounts.get(account)?.end('session', session);
}

/** Ends all streams, and each that is opened from now on: the process is about to end. */
export function closeStreams(): void {
  hubs().closing = true;
  for (const hub of hubs().accounts.values()) hub.end('process');
}
