import type { ListFilter } from '#lib/mail/list-order.ts';
import type { MessageAction } from '#lib/contract/index.ts';
import type { ListedMailbox } from '#lib/imap/index.ts';
import type { AccountAccess } from '#lib/mail/account-access.ts';
import { actOnAll } from './act-on-all.ts';

const ALL = 0xffffffff;

/** Does one thing to all messages of a folder that are there when it begins. @returns how many. @throws AppError as act-on-all.ts */
export async function actOnFolder(
  actor: AccountAccess,
  { path, uidValidity, uidNext, selectable, messages }: ListedMailbox,
  what: { readonly do: MessageAction; readonly filter: ListFilter },
  signal?: AbortSignal,
): Promise<number> {
  if (!selectable || messages === 0) return 0;
  let below: number | null = uidNext || ALL;
  let count = 0;
  while (below !== null && !signal?.aborted) {
    const input = { ...what, mailbox: path, uidValidity, below, target: '', q: '' };
    const done = await actOnAll(actor, input, signal);
    count += done.count;
    below = done.next;
  }
  return count;
}
