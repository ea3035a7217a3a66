import { AppError } from '#lib/errors.ts';
import { number, octets, text } from './columns.ts';
import type { Database, Row } from './database.ts';
import { PARKED_FORMS_KEPT, PARKED_FORM_LIMIT, type ParkedForm, type ParkedFormRepository } from './parked-forms.ts';

const toForm = (row: Row): ParkedForm => ({
  id: text(row, 'id'),
  account: text(row, 'account'),
  session: text(row, 'session'),
  ciphertext: octets(row, 'ciphertext'),
  createdAt: number(row, 'created_at'),
  expiresAt: number(row, 'expires_at'),
});

/** Parked forms in a database; see ParkedFormRepository. */
export const keepParkedForms = (database: Database): ParkedFormRepository => ({
  async add(form) {
    if (form.ciphertext.byteLength > PARKED_FORM_LIMIT) throw new AppError('input.too_large');
    await database.transaction(async (statements) => {
      await statements.run(
        'INSERT INTO parked_forms (account, id, session, ciphertext, created_at, expires_at) VALUES (?, ?, ?, ?, ?, ?)',
        [form.account, form.id, form.session, form.ciphertext, form.createdAt, form.expiresAt],
      );
      await statements.run(
        `DELETE FROM parked_forms WHERE account = ? AND id NOT IN
           (SELECT id FROM parked_forms WHERE account = ? ORDER BY created_at DESC, id LIMIT ?)`,
        [form.account, form.account, PARKED_FORMS_KEPT],
      );
    });
  },

  async get(account, session, id, now) {
    const [row] = await database.all(
      'SELECT * FROM parked_forms WHERE account = ? AND session = ? AND id = ? AND expires_at > ?',
      [account, session, id, now],
    );
    return row && toForm(row);
  },

  async delete(account, id) {
    await database.run('DELETE FROM parked_forms WHERE account = ? AND id = ?', [account, id]);
  },
});
