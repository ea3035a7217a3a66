import type { AccountAccess } from '../mail/account-access.ts';
import { searchLine } from '../mail/search-line.ts';
import type { Uid } from '../mail/message-ref.ts';
import { atom, quoted, searchText } from './command-tokens.ts';
import { withLease } from './engine.ts';
import { hidesDeleted } from './hides-deleted.ts';
import { searchUids } from './search-uids.ts';

/**
 * Messages with a Message-ID, ascending, as of now (also just stored ones). An empty id finds none.
 *
 * @param messageId with or without angle brackets; IMAP compares substrings, so give the whole.
 * @param field that of messages which were passed on is in none of the server's indexes: it takes longer.
 * @throws AppError mailbox.missing | imap.*
 */
export function searchMessageId(
  access: AccountAccess,
  path: string,
  messageId: string,
  signal?: AbortSignal,
  field: 'Message-ID' | 'Resent-Message-ID' = 'Message-ID',
): Promise<Uid[]> {
  return withLease(access, { signal }, async (lease) => {
    const id = searchLine(messageId).trim();
    if (!id) return [];
    await lease.look(path);
    const visible = hidesDeleted(lease.lane) ? [atom('UNDELETED')] : [];
    return [...(await searchUids(lease, [...visible, atom('HEADER'), quoted(field), searchText(id)]))];
  });
}
