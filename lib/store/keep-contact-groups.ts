import { marks, text } from './columns.ts';
import type { ContactRepository } from './contacts.ts';
import type { Database } from './database.ts';

/** Members of `g` that are in the book. */
const SIZE = `SELECT count(DISTINCT c.id) FROM contact_keys m
  JOIN contact_keys u ON u.account = m.account AND u.kind = 'uid' AND u.value = m.value
  JOIN contacts c ON c.account = u.account AND c.id = u.contact AND c.deleted_at = 0 AND c.kind = ''
  WHERE m.account = g.account AND m.contact = g.id AND m.kind = 'member'`;

const HOLDS = `SELECT m.contact FROM contact_keys u JOIN contact_keys m ON m.account = u.account AND m.kind = 'member' AND m.value = u.value
  WHERE u.account = ? AND u.contact = ? AND u.kind = 'uid'`;

/** Groups of contacts; see ContactRepository. */
export const keepContactGroups = (database: Database): Pick<ContactRepository, 'groups' | 'uids'> => ({
  async groups(account, member) {
    const rows = await database.all(
      `SELECT g.id, g.name, (${SIZE}) AS size FROM contacts g
       WHERE g.account = ? AND g.kind = 'group' AND g.deleted_at = 0${member === undefined ? '' : ` AND g.id IN (${HOLDS})`}
       ORDER BY g.sorted_by, g.id`,
      member === undefined ? [account] : [account, account, member],
    );
    return rows.map((row) => ({ id: text(row, 'id'), name: text(row, 'name'), size: Number(row['size']) }));
  },

  async uids(account, ids) {
    if (ids.length === 0) return [];
    const rows = await database.all(
      `SELECT u.value FROM contact_keys u JOIN contacts c ON c.account = u.account AND c.id = u.contact
       WHERE u.account = ? AND u.kind = 'uid' AND c.kind = '' AND c.deleted_at = 0 AND u.contact IN (${marks(ids)})`,
      [account, ...ids],
    );
    return rows.map((row) => text(row, 'value'));
  },
});
