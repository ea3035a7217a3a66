import type { InputOf, ServerEvent, watchEvents as endpoint } from '#lib/contract/index.ts';
import { eventCursor as cursorOf, subscribe, type MailEvent } from '#lib/events/index.ts';
import { attachSession, watchMailboxes } from '#lib/imap/index.ts';
import { encodeMailboxKey } from '#lib/mail/mailbox-key.ts';
import type { Session } from '#lib/session/index.ts';
import { endRefusedSessions } from './end-refused-sessions.ts';
import { keepBooksFresh } from './keep-books-fresh.ts';
import { readAlerts } from './read-alerts.ts';

/** Where an open stream puts what it hears. */
export interface EventFeed {
  /** @param cursor the place right after the event. */
  send(event: ServerEvent, cursor: string): void;
  /** Nothing comes any more. @param signedOut because the session is over; else this process ends. */
  end(signedOut: boolean): void;
}

/**
 * Tells a session what happens in its account, and keeps its mailboxes watched and its books fresh as long as somebody listens. When the mail
 * server no longer takes the password, all sessions of the account end.
 *
 * @returns a function that stops it.
 */
export function watchEvents(session: Session, { cursor }: InputOf<typeof endpoint>, feed: EventFeed): () => void {
  const { account, id } = session;
  attachSession(account, id);
  const subscription = subscribe(
    account,
    { session: id, since: cursor },
    {
      receive: (event, at) => feed.send(toServerEvent(event), at),
      end: (reason) => feed.end(reason === 'session'),
    },
  );
  feed.send({ type: 'ready' }, subscription.cursor);
  const alerts = readAlerts(session);
  if (alerts.length > 0) feed.send({ type: 'alerts', alerts }, subscription.cursor);
  const unwatch = watchMailboxes(session, () => {
    endRefusedSessions(session).catch(() => feed.end(false)); // the browser comes back and is refused then
  });
  const leaveBooks = keepBooksFresh(account);
  return () => {
    subscription.close();
    unwatch();
    leaveBooks();
  };
}

/** Where the account's events stand; a page asks before it reads what it shows. */
export const eventCursor = (session: Session): string => cursorOf(session.account);

const toServerEvent = (event: MailEvent): ServerEvent => {
  if (event.type === 'stale' || event.type === 'sorted') return { ...event, mailbox: encodeMailboxKey(event.mailbox) };
  if (event.type === 'alerts') return { ...event, alerts: [...event.alerts] };
  if (event.type !== 'patch') return event;
  const { mailbox, uids, add, remove } = event;
  return { ...event, mailbox: encodeMailboxKey(mailbox), uids: [...uids], add: [...add], remove: [...remove] };
};
