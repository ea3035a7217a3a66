import { AppError } from '../errors.ts';
import type { AccountAccess } from '../mail/account-access.ts';
import { DIRECTIONAL_FORMATTING } from '../mail/unseen-characters.ts';
import { withLease } from './engine.ts';
import { namespacesOf } from './list-mailboxes.ts';
import { readListing } from './read-listing.ts';

const MAX_NAME = 255; // octets; file names of Maildir and mdbox end there
/** Wildcards of LIST, and what breaks or turns round a name on the screen. */
const FORBIDDEN = new RegExp(`[\\p{Cc}\\p{Cs}\\p{Zl}\\p{Zp}${DIRECTIONAL_FORMATTING}%*]`, 'u');

/**
 * The path of a mailbox with that name below a parent, with the server's delimiter and the personal prefix. Makes nothing.
 *
 * @param parentPath `''` for the top.
 * @throws AppError mailbox.name_invalid (`field` name) for an empty or too long name, one with the delimiter, `%`, `*` or
 *   control characters; mailbox.missing for a parent that does not exist; imap.*
 */
export function mailboxPath(
  access: AccountAccess,
  parentPath: string,
  name: string,
  signal?: AbortSignal,
): Promise<string> {
  return withLease(access, { signal }, async (lease) => {
    const { personal } = namespacesOf(lease.lane);
    const delimiter = parentPath
      ? (await readListing(lease, false)).find(({ path }) => path === parentPath)?.delimiter
      : (lease.lane.namespaces?.personal[0]?.delimiter ?? '');
    if (delimiter === undefined) throw new AppError('mailbox.missing', { values: { mailbox: parentPath } });
    const own = checkName(name, delimiter);
    if (!parentPath) return own.toUpperCase() === 'INBOX' ? 'INBOX' : personal + own;
    if (!delimiter) throw new AppError('mailbox.name_invalid', { field: 'parent' }); // this server knows no levels
    return parentPath + delimiter + own;
  });
}

function checkName(name: string, delimiter: string): string {
  const own = name.normalize('NFC').trim();
  const bad =
    own === '' ||
    Buffer.byteLength(own) > MAX_NAME ||
    FORBIDDEN.test(own) ||
    own === '.' ||
    own === '..' ||
    (delimiter !== '' && own.includes(delimiter));
  if (bad) throw new AppError('mailbox.name_invalid', { field: 'name', values: { name: own.slice(0, 100) } });
  return own;
}
