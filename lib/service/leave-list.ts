import type { InputOf, OutputOf, leaveList as endpoint } from '#lib/contract/index.ts';
import { AppError } from '#lib/errors.ts';
import type { AccountAccess } from '#lib/mail/account-access.ts';
import { listHeaderFields } from '#lib/mime/index.ts';
import { fetchGuarded } from '#lib/outbound/index.ts';
import { loadMessage } from './load-message.ts';
import { oneClickAddress } from './one-click-address.ts';
import { toMessageRef } from './to-message-ref.ts';

const BODY = { type: 'application/x-www-form-urlencoded', text: 'List-Unsubscribe=One-Click' };

/**
 * Leaves a mailing list by one click (RFC 8058): one POST to the address in the message, by this server, telling nothing but what the address
 * itself says. Only for a message whose signature covers that address, as a trusted server has found.
 *
 * @throws AppError list.no_one_click (this message does not allow it) | list.not_left (the list did not say yes) | remote.* |
 *   message.gone
 */
export async function leaveList(
  actor: AccountAccess,
  input: InputOf<typeof endpoint>,
  signal?: AbortSignal,
): Promise<OutputOf<typeof endpoint>> {
  const ref = toMessageRef(actor, input);
  const { opened } = await loadMessage(actor, ref, signal);
  const url = oneClickAddress(listHeaderFields(opened.headers));
  if (url === undefined) throw new AppError('list.no_one_click');
  const { status } = await fetchGuarded({ url, method: 'POST', body: BODY, maxBytes: 0, signal });
  if (status < 200 || status > 299) throw new AppError('list.not_left', { detail: `HTTP ${String(status)}` });
  return {};
}
