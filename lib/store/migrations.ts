import type { Database } from './database.ts';

/** One step of the schema. Never changed once released: what it did is on people's disks. */
export interface Migration {
  readonly number: number;
  readonly statements: (types: Database['types']) => readonly string[];
}

/** Forward only, numbered from 1 without gaps. */
export const MIGRATIONS: readonly Migration[] = [
  {
    number: 1,
    statements: ({ blob, integer, text }) => [
      `CREATE TABLE sessions (
        id ${text} PRIMARY KEY, public_id ${text} NOT NULL, account ${text} NOT NULL, login ${text} NOT NULL, kid ${text} NOT NULL,
        key_hash ${text} NOT NULL, nonce ${blob} NOT NULL, ciphertext ${blob} NOT NULL, created_at ${integer} NOT NULL,
        seen_at ${integer} NOT NULL, idle_until ${integer} NOT NULL, expires_at ${integer} NOT NULL, keep ${integer} NOT NULL,
        agent ${text} NOT NULL, network ${text} NOT NULL, replaces ${text} NOT NULL)`,
      'CREATE INDEX sessions_account ON sessions (account)',
      `CREATE TABLE throttle (
        name ${text} PRIMARY KEY, attempts ${integer} NOT NULL, started_at ${integer} NOT NULL, last_at ${integer} NOT NULL,
        expires_at ${integer} NOT NULL, version ${integer} NOT NULL)`,
      `CREATE TABLE settings (account ${text} PRIMARY KEY, version ${integer} NOT NULL, content ${text} NOT NULL)`,
      `CREATE TABLE identities (
        account ${text} NOT NULL, id ${text} NOT NULL, name ${text} NOT NULL, address ${text} NOT NULL, reply_to ${text} NOT NULL,
        signature ${text} NOT NULL, is_default ${integer} NOT NULL, PRIMARY KEY (account, id))`,
      'CREATE UNIQUE INDEX identities_default ON identities (account) WHERE is_default = 1',
      `CREATE TABLE contacts (
        account ${text} NOT NULL, id ${text} NOT NULL, vcard ${text} NOT NULL, name ${text} NOT NULL, addresses ${text} NOT NULL,
        note ${text} NOT NULL, found_by ${text} NOT NULL, sorted_by ${text} NOT NULL, updated_at ${integer} NOT NULL,
        PRIMARY KEY (account, id))`,
      'CREATE INDEX contacts_sorted ON contacts (account, sorted_by)',
      `CREATE TABLE submissions (
        account ${text} NOT NULL, id ${text} NOT NULL, state ${text} NOT NULL, message_id ${text} NOT NULL, subject ${text} NOT NULL,
        spool_path ${text} NOT NULL, size ${integer} NOT NULL, needs_utf8 ${integer} NOT NULL, eight_bit ${integer} NOT NULL,
        sender ${text} NOT NULL, recipients ${text} NOT NULL, allow_partial ${integer} NOT NULL, bcc_header ${text} NOT NULL,
        keep_copy ${integer} NOT NULL, original ${text}, draft ${text}, uploads ${text} NOT NULL, composer ${text} NOT NULL, refused ${text} NOT NULL, error ${text},
        detail ${text} NOT NULL, retry_at ${integer}, attempts ${integer} NOT NULL, lease_owner ${text}, lease_until ${integer},
        created_at ${integer} NOT NULL, updated_at ${integer} NOT NULL, state_at ${integer} NOT NULL, PRIMARY KEY (account, id))`,
      'CREATE INDEX submissions_state ON submissions (state, retry_at)',
      `CREATE TABLE parked_forms (
        account ${text} NOT NULL, id ${text} NOT NULL, session ${text} NOT NULL, ciphertext ${blob} NOT NULL,
        created_at ${integer} NOT NULL, expires_at ${integer} NOT NULL, PRIMARY KEY (account, id))`,
      `CREATE TABLE uploads (
        account ${text} NOT NULL, id ${text} NOT NULL, name ${text} NOT NULL, type ${text} NOT NULL, size ${integer} NOT NULL,
        path ${text} NOT NULL, created_at ${integer} NOT NULL, expires_at ${integer} NOT NULL, PRIMARY KEY (account, id))`,
    ],
  },
  {
    number: 2,
    statements: ({ blob, integer, text }) => [
      `CREATE TABLE job_credentials (
        account ${text} NOT NULL, job ${text} NOT NULL, login ${text} NOT NULL, kid ${text} NOT NULL, sealed ${blob} NOT NULL,
        expires_at ${integer} NOT NULL, PRIMARY KEY (account, job))`,
      `CREATE TABLE snoozes (
        account ${text} NOT NULL, id ${text} NOT NULL, mailbox ${text} NOT NULL, uid_validity ${integer} NOT NULL, uid ${integer} NOT NULL,
        source ${text} NOT NULL, wake_at ${integer} NOT NULL, retry_at ${integer} NOT NULL, attempts ${integer} NOT NULL, error ${text},
        lease_until ${integer}, PRIMARY KEY (account, id))`,
      'CREATE INDEX snoozes_due ON snoozes (retry_at)',
    ],
  },
  {
    number: 3,
    statements: ({ integer }) => [
      `ALTER TABLE contacts ADD COLUMN favourite ${integer} NOT NULL DEFAULT 0`,
      `ALTER TABLE contacts ADD COLUMN deleted_at ${integer} NOT NULL DEFAULT 0`,
    ],
  },
  {
    number: 4,
    statements: ({ integer }) => [
      "ALTER TABLE contacts ADD COLUMN kind TEXT NOT NULL DEFAULT ''",
      `ALTER TABLE contacts ADD COLUMN photo ${integer} NOT NULL DEFAULT 0`,
      `ALTER TABLE contacts ADD COLUMN read_as ${integer} NOT NULL DEFAULT 0`,
      `CREATE TABLE contact_keys (
        account TEXT NOT NULL, kind TEXT NOT NULL, value TEXT NOT NULL, contact TEXT NOT NULL,
        PRIMARY KEY (account, kind, value, contact))`,
      'CREATE INDEX contact_keys_contact ON contact_keys (account, contact, kind)',
      `CREATE TABLE contact_changes (
        account TEXT NOT NULL, change_id TEXT NOT NULL, contact TEXT NOT NULL, vcard TEXT, deleted_at ${integer} NOT NULL,
        written_at ${integer} NOT NULL, made_at ${integer} NOT NULL, PRIMARY KEY (account, change_id, contact))`,
    ],
  },
];
