import type { Database } from './database.ts';

/** One step of the schema. Never changed once released: what it did is on people's disks. `TEXT` is the text type of each database. */
export interface Migration {
  readonly number: number;
  readonly statements: (types: Database['types']) => readonly string[];
}

/** Forward only, numbered from 1 without gaps. */
export const MIGRATIONS: readonly Migration[] = [
  {
    number: 1,
    statements: ({ blob, integer }) => [
      `CREATE TABLE sessions (
        id TEXT PRIMARY KEY, public_id TEXT NOT NULL, account TEXT NOT NULL, login TEXT NOT NULL, kid TEXT NOT NULL,
        key_hash TEXT NOT NULL, nonce ${blob} NOT NULL, ciphertext ${blob} NOT NULL, created_at ${integer} NOT NULL,
        seen_at ${integer} NOT NULL, idle_until ${integer} NOT NULL, expires_at ${integer} NOT NULL, keep ${integer} NOT NULL,
        agent TEXT NOT NULL, network TEXT NOT NULL, replaces TEXT NOT NULL)`,
      'CREATE INDEX sessions_account ON sessions (account)',
      `CREATE TABLE throttle (
        name TEXT PRIMARY KEY, attempts ${integer} NOT NULL, started_at ${integer} NOT NULL, last_at ${integer} NOT NULL,
        expires_at ${integer} NOT NULL, version ${integer} NOT NULL)`,
      `CREATE TABLE settings (account TEXT PRIMARY KEY, version ${integer} NOT NULL, content TEXT NOT NULL)`,
      `CREATE TABLE identities (
        account TEXT NOT NULL, id TEXT NOT NULL, name TEXT NOT NULL, address TEXT NOT NULL, reply_to TEXT NOT NULL,
        signature TEXT NOT NULL, is_default ${integer} NOT NULL, PRIMARY KEY (account, id))`,
      'CREATE UNIQUE INDEX identities_default ON identities (account) WHERE is_default = 1',
      `CREATE TABLE contacts (
        account TEXT NOT NULL, id TEXT NOT NULL, vcard TEXT NOT NULL, name TEXT NOT NULL, addresses TEXT NOT NULL,
        note TEXT NOT NULL, found_by TEXT NOT NULL, sorted_by TEXT NOT NULL, updated_at ${integer} NOT NULL,
        PRIMARY KEY (account, id))`,
      'CREATE INDEX contacts_sorted ON contacts (account, sorted_by)',
      `CREATE TABLE submissions (
        account TEXT NOT NULL, id TEXT NOT NULL, state TEXT NOT NULL, message_id TEXT NOT NULL, subject TEXT NOT NULL,
        spool_path TEXT NOT NULL, size ${integer} NOT NULL, needs_utf8 ${integer} NOT NULL, eight_bit ${integer} NOT NULL,
        sender TEXT NOT NULL, recipients TEXT NOT NULL, allow_partial ${integer} NOT NULL, bcc_header TEXT NOT NULL,
        keep_copy ${integer} NOT NULL, original TEXT, draft TEXT, uploads TEXT NOT NULL, composer TEXT NOT NULL, refused TEXT NOT NULL, error TEXT,
        detail TEXT NOT NULL, retry_at ${integer}, attempts ${integer} NOT NULL, lease_owner TEXT, lease_until ${integer},
        created_at ${integer} NOT NULL, updated_at ${integer} NOT NULL, state_at ${integer} NOT NULL, PRIMARY KEY (account, id))`,
      'CREATE INDEX submissions_state ON submissions (state, retry_at)',
      `CREATE TABLE parked_forms (
        account TEXT NOT NULL, id TEXT NOT NULL, session TEXT NOT NULL, ciphertext ${blob} NOT NULL,
        created_at ${integer} NOT NULL, expires_at ${integer} NOT NULL, PRIMARY KEY (account, id))`,
      `CREATE TABLE uploads (
        account TEXT NOT NULL, id TEXT NOT NULL, name TEXT NOT NULL, type TEXT NOT NULL, size ${integer} NOT NULL,
        path TEXT NOT NULL, created_at ${integer} NOT NULL, expires_at ${integer} NOT NULL, PRIMARY KEY (account, id))`,
    ],
  },
  {
    number: 2,
    statements: ({ blob, integer }) => [
      `CREATE TABLE job_credentials (
        account TEXT NOT NULL, job TEXT NOT NULL, login TEXT NOT NULL, kid TEXT NOT NULL, sealed ${blob} NOT NULL,
        expires_at ${integer} NOT NULL, PRIMARY KEY (account, job))`,
      `CREATE TABLE snoozes (
        account TEXT NOT NULL, id TEXT NOT NULL, mailbox TEXT NOT NULL, uid_validity ${integer} NOT NULL, uid ${integer} NOT NULL,
        source TEXT NOT NULL, wake_at ${integer} NOT NULL, retry_at ${integer} NOT NULL, attempts ${integer} NOT NULL, error TEXT,
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
  {
    number: 5,
    statements: ({ integer }) => [
      "ALTER TABLE identities ADD COLUMN cc TEXT NOT NULL DEFAULT ''",
      "ALTER TABLE identities ADD COLUMN bcc TEXT NOT NULL DEFAULT ''",
      "ALTER TABLE identities ADD COLUMN signature_html TEXT NOT NULL DEFAULT ''",
      "ALTER TABLE identities ADD COLUMN sent_mailbox TEXT NOT NULL DEFAULT ''",
      `CREATE TABLE templates (
        account TEXT NOT NULL, id TEXT NOT NULL, name TEXT NOT NULL, subject TEXT NOT NULL, body TEXT NOT NULL,
        html TEXT NOT NULL, updated_at ${integer} NOT NULL, PRIMARY KEY (account, id))`,
    ],
  },
  {
    number: 6,
    statements: ({ blob, integer }) => [
      `ALTER TABLE contacts ADD COLUMN book TEXT NOT NULL DEFAULT 'own'`,
      `ALTER TABLE contacts ADD COLUMN uses ${integer} NOT NULL DEFAULT 0`,
      `ALTER TABLE contacts ADD COLUMN used_at ${integer} NOT NULL DEFAULT 0`,
      `CREATE TABLE books (
        account TEXT NOT NULL, id TEXT NOT NULL, url TEXT NOT NULL, name TEXT NOT NULL, login TEXT NOT NULL, kid TEXT NOT NULL,
        sealed ${blob} NOT NULL, read_only ${integer} NOT NULL, token TEXT NOT NULL, ctag TEXT NOT NULL, synced_at ${integer} NOT NULL,
        tried_at ${integer} NOT NULL, error TEXT NOT NULL, PRIMARY KEY (account, id))`,
      `ALTER TABLE contacts ADD COLUMN href TEXT NOT NULL DEFAULT ''`,
      `ALTER TABLE contacts ADD COLUMN etag TEXT NOT NULL DEFAULT ''`,
      `ALTER TABLE contacts ADD COLUMN pending TEXT NOT NULL DEFAULT ''`,
      `ALTER TABLE contacts ADD COLUMN theirs TEXT NOT NULL DEFAULT ''`,
      `ALTER TABLE contacts ADD COLUMN theirs_etag TEXT NOT NULL DEFAULT ''`,
      'CREATE INDEX contacts_copied ON contacts (account, book, href)',
    ],
  },
  {
    number: 7, // with the value in it, the index of a card's keys is taken instead of a walk through all keys of the account
    statements: () => [
      'DROP INDEX contact_keys_contact',
      'CREATE INDEX contact_keys_of ON contact_keys (account, contact, kind, value)',
    ],
  },
  {
    number: 8,
    statements: ({ integer }) => [`ALTER TABLE uploads ADD COLUMN arriving ${integer} NOT NULL DEFAULT 0`],
  },
];
