/**
 * What changed, per account: one numbered stream of events in this process, fed by our own changes and by the watcher of
 * lib/imap, read by every open browser. Keeps events for a minute, so that a page that was rendered before its stream opened
 * misses nothing; after that it says `resync`. Knows neither IMAP nor HTTP, and stores nothing.
 */
export { closeStreams, endStreams, eventCursor, eventNumbers, publish, subscribe } from './hub.ts';
export { MAX_UIDS, type MailboxCounts, type MailEvent } from './mail-event.ts';
export { dismissAlert, forgetAlerts, openAlerts, tellAlert } from './server-alerts.ts';
