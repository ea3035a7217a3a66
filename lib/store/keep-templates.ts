import { number, text } from './columns.ts';
import type { Database, Row } from './database.ts';
import type { Template, TemplateRepository } from './templates.ts';

const toTemplate = (row: Row): Template => ({
  id: text(row, 'id'),
  account: text(row, 'account'),
  name: text(row, 'name'),
  subject: text(row, 'subject'),
  body: text(row, 'body'),
  html: text(row, 'html'),
  updatedAt: number(row, 'updated_at'),
});

/** Templates in a database; see TemplateRepository. */
export const keepTemplates = (database: Database): TemplateRepository => ({
  async list(account) {
    const rows = await database.all('SELECT * FROM templates WHERE account = ? ORDER BY name, id', [account]);
    return rows.map(toTemplate);
  },

  async get(account, id) {
    const [row] = await database.all('SELECT * FROM templates WHERE account = ? AND id = ?', [account, id]);
    return row && toTemplate(row);
  },

  async save({ account, id, name, subject, body, html, updatedAt }) {
    await database.run(
      `INSERT INTO templates (account, id, name, subject, body, html, updated_at) VALUES (?, ?, ?, ?, ?, ?, ?)
       ON CONFLICT (account, id) DO UPDATE SET name = excluded.name, subject = excluded.subject, body = excluded.body,
         html = excluded.html, updated_at = excluded.updated_at`,
      [account, id, name, subject, body, html, updatedAt],
    );
  },

  async delete(account, id) {
    await database.run('DELETE FROM templates WHERE account = ? AND id = ?', [account, id]);
  },
});
