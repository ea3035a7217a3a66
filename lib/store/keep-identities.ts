import { AppError } from '#lib/errors.ts';
import type { AccountId } from '#lib/mail/mailbox-ref.ts';
import { flag, text } from './columns.ts';
import type { Database, Row, Statements } from './database.ts';
import type { Identity, IdentityRepository } from './identities.ts';

const toIdentity = (row: Row): Identity => ({
  id: text(row, 'id'),
  account: text(row, 'account'),
  name: text(row, 'name'),
  address: text(row, 'address'),
  replyTo: text(row, 'reply_to'),
  signature: text(row, 'signature'),
  signatureHtml: text(row, 'signature_html'),
  cc: text(row, 'cc'),
  bcc: text(row, 'bcc'),
  sentMailbox: text(row, 'sent_mailbox'),
  isDefault: flag(row, 'is_default'),
});

async function all(statements: Statements, account: AccountId): Promise<readonly Identity[]> {
  const rows = await statements.all(
    'SELECT * FROM identities WHERE account = ? ORDER BY is_default DESC, address, name, id',
    [account],
  );
  return rows.map(toIdentity);
}

/** Adds or replaces; whether it is the default is set apart, because the index allows only one at any moment. */
const write = (statements: Statements, identity: Identity): Promise<number> =>
  statements.run(
    `INSERT INTO identities
       (account, id, name, address, reply_to, signature, signature_html, cc, bcc, sent_mailbox, is_default)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0)
     ON CONFLICT (account, id) DO UPDATE SET name = excluded.name, address = excluded.address,
       reply_to = excluded.reply_to, signature = excluded.signature, signature_html = excluded.signature_html,
       cc = excluded.cc, bcc = excluded.bcc, sent_mailbox = excluded.sent_mailbox`,
    [
      identity.account,
      identity.id,
      identity.name,
      identity.address,
      identity.replyTo,
      identity.signature,
      identity.signatureHtml,
      identity.cc,
      identity.bcc,
      identity.sentMailbox,
    ],
  );

async function makeDefault(statements: Statements, account: AccountId, id: string): Promise<void> {
  await statements.run('UPDATE identities SET is_default = 0 WHERE account = ? AND is_default = 1 AND id <> ?', [
    account,
    id,
  ]);
  await statements.run('UPDATE identities SET is_default = 1 WHERE account = ? AND id = ?', [account, id]);
}

/** Identities in a database; see IdentityRepository. */
export const keepIdentities = (database: Database): IdentityRepository => ({
  list: (account) => all(database, account),

  async get(account, id) {
    const [row] = await database.all('SELECT * FROM identities WHERE account = ? AND id = ?', [account, id]);
    return row && toIdentity(row);
  },

  save: (identity) =>
    database.transaction(async (statements) => {
      const others = (await all(statements, identity.account)).filter((one) => one.id !== identity.id);
      await write(statements, identity);
      const isDefault = identity.isDefault || !others.some((one) => one.isDefault);
      if (isDefault) await makeDefault(statements, identity.account, identity.id);
      return { ...identity, isDefault };
    }),

  ensure: (identity) =>
    database.transaction(async (statements) => {
      const there = await all(statements, identity.account);
      if (there.length > 0) return there;
      await write(statements, identity);
      await makeDefault(statements, identity.account, identity.id);
      return [{ ...identity, isDefault: true }];
    }),

  delete: (account, id) =>
    database.transaction(async (statements) => {
      const there = await all(statements, account);
      const gone = there.find((one) => one.id === id);
      if (!gone) throw new AppError('identity.missing');
      const heir = there.find((one) => one.id !== id);
      if (!heir) throw new AppError('identity.last');
      await statements.run('DELETE FROM identities WHERE account = ? AND id = ?', [account, id]);
      if (gone.isDefault) await makeDefault(statements, account, heir.id);
    }),
});
