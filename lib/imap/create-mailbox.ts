import { AppError, isAppError } from '../errors.ts';
import type { AccountAccess } from '../mail/account-access.ts';
import type { SpecialUse } from '../mail/special-use.ts';
import { atom } from './command-tokens.ts';
import { withLease } from './engine.ts';
import type { Lease } from './lease.ts';
import { explainRefusal } from './explain-refusal.ts';
import { mailboxToken } from './select-mailbox.ts';

/**
 * Makes a mailbox and subscribes it, so that every program of the person shows it.
 *
 * @param options.specialUse is told to servers that keep such marks (CREATE-SPECIAL-USE, RFC 6154 §3); others go by the name.
 * @throws AppError mailbox.exists | mailbox.name_invalid | mailbox.read_only | quota.exceeded | imap.*
 */
export function createMailbox(
  access: AccountAccess,
  path: string,
  options: { readonly specialUse?: SpecialUse | undefined; readonly signal?: AbortSignal | undefined } = {},
): Promise<void> {
  return withLease(access, { signal: options.signal }, (lease) => createSubscribed(lease, path, options.specialUse));
}

export async function createSubscribed(lease: Lease, path: string, specialUse?: SpecialUse): Promise<void> {
  if (!path || /[\0\r\n]/.test(path)) throw new AppError('mailbox.name_invalid');
  const token = mailboxToken(lease.lane, path);
  const markable = specialUse && specialUse !== 'inbox' && lease.lane.has('CREATE-SPECIAL-USE');
  const mark = markable ? [[atom('USE'), [atom(`\\${specialUse[0]?.toUpperCase() ?? ''}${specialUse.slice(1)}`)]]] : [];
  try {
    await lease.change({ name: 'CREATE', tokens: [token, ...mark] }).catch((error: unknown) => {
      // USEATTR (RFC 6154 §3): another mailbox has that use, or this server gives it to none. Nothing was made.
      if (!mark.length || !isAppError(error) || error.code !== 'imap.refused' || lease.lane.isClosed) throw error;
      return lease.change({ name: 'CREATE', tokens: [token] });
    });
  } catch (error) {
    throw explainRefusal(error, path);
  }
  await lease.change({ name: 'SUBSCRIBE', tokens: [token] });
}
