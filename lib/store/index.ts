/**
 * What Tupai keeps besides mail: sessions, attempts, preferences, identities, templates, contacts, submissions, times to wake, passwords of
 * jobs (sealed), parked forms, uploads.
 * SQLite in the data directory for one machine, PostgreSQL by URL for several; each by a driver under the same contract tests
 * (*.contract.test.ts). Owns the schema, its migrations and the files that rows name. Knows no request, no password (sessions
 * arrive sealed) and no mail server, and never returns a row of another account.
 */
export type { Book, CopiedCard } from './books.ts';
export type { Contact, ContactEdit, ContactEntry, ContactFilter, ContactGroup, KnownPerson } from './contacts.ts';
export type { Identity } from './identities.ts';
export type { Store } from './store.ts';
export type { SessionRow } from './sessions.ts';
export type { Snooze } from './snoozes.ts';
export { startStore, stopStore, store } from './start-store.ts';
export {
  FINAL_STATES,
  OPEN_STATES,
  type NewSubmission,
  type RefusedRecipient,
  type Submission,
  type SubmissionPatch,
  type SubmissionState,
} from './submissions.ts';
export type { Template } from './templates.ts';
export type { Counter } from './throttle.ts';
export type { Upload } from './uploads.ts';
