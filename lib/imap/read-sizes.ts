import type { ImapResponse } from 'imapflow';
import type { AccountAccess } from '../mail/account-access.ts';
import { isAppError } from '../errors.ts';
import { atoms, quoted, atom } from './command-tokens.ts';
import { withLease } from './engine.ts';
import { pathOf } from './read-listing.ts';
import { mailboxToken } from './select-mailbox.ts';
import { statusItem } from './read-status.ts';

/** Rights, counts, sizes: where the server tells them one mailbox a command, so many are asked for. */
const MAX_ASKED = 200;

/**
 * What the messages of each mailbox take, in octets (STATUS=SIZE, RFC 8438): in one command where the server counts along
 * with LIST (RFC 5819). Mailboxes that cannot be counted are left out.
 *
 * @param paths those that can be opened.
 * @returns sizes by path; `undefined` when the server does not know sizes (see sum-sizes.ts).
 * @throws AppError imap.*
 */
export function readSizes(
  access: AccountAccess,
  paths: readonly string[],
  signal?: AbortSignal,
): Promise<ReadonlyMap<string, number> | undefined> {
  return withLease(access, { bulk: true, signal }, async (lease) => {
    const { lane } = lease;
    if (!lane.has('STATUS=SIZE')) return undefined;
    const sizes = new Map<string, number>();
    const STATUS = (response: ImapResponse): Promise<void> => {
      const size = statusItem(response, 'SIZE');
      if (size !== undefined) sizes.set(pathOf(lane, response, 0), size);
      return Promise.resolve();
    };
    const untagged = { STATUS, LIST: () => Promise.resolve() };
    if (lane.has('LIST-STATUS')) {
      await lease.ask({
        name: 'LIST',
        tokens: [quoted(''), quoted('*'), atom('RETURN'), [atom('STATUS'), atoms('SIZE')]],
        options: { untagged },
      });
      return sizes;
    }
    for (const path of paths.slice(0, MAX_ASKED))
      try {
        await lease.ask({ name: 'STATUS', tokens: [mailboxToken(lane, path), atoms('SIZE')], options: { untagged } });
        lease.progressed();
      } catch (error) {
        if (!isAppError(error) || lane.isClosed) throw error;
      }
    return sizes;
  });
}
