import type { OutputOf, listSizes as endpoint } from '#lib/contract/index.ts';
import * as imap from '#lib/imap/index.ts';
import type { AccountAccess } from '#lib/mail/account-access.ts';
import { encodeMailboxKey } from '#lib/mail/mailbox-key.ts';
import type { Nothing } from './nothing.ts';

/** What the messages of each folder take, where the server tells it (RFC 8438). @throws AppError imap.* */
export async function listSizes(
  actor: AccountAccess,
  _: Nothing = {},
  signal?: AbortSignal,
): Promise<OutputOf<typeof endpoint>> {
  const listed = await imap.listMailboxes(actor, signal);
  const paths = listed.filter(({ selectable }) => selectable).map(({ path }) => path);
  const sizes = await imap.readSizes(actor, paths, signal);
  return {
    sizes: sizes ? Object.fromEntries([...sizes].map(([path, bytes]) => [encodeMailboxKey(path), bytes])) : null,
  };
}
