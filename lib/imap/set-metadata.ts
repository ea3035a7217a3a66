import type { AccountAccess } from '../mail/account-access.ts';
import { atom, quoted } from './command-tokens.ts';
import { withLease } from './engine.ts';
import { mailboxToken } from './select-mailbox.ts';

/**
 * Writes an entry of a mailbox (RFC 5464 §4.3), where the person's other programs can read it.
 *
 * @param value `null` takes the entry away.
 * @returns false when the server keeps no metadata.
 * @throws AppError mailbox.read_only | imap.refused (no room, or not for this mailbox) | imap.*
 */
export function setMetadata(
  access: AccountAccess,
  path: string,
  entry: string,
  value: string | null,
  signal?: AbortSignal,
): Promise<boolean> {
  return withLease(access, { signal }, async (lease) => {
    if (!lease.lane.has('METADATA')) return false;
    const tokens = [mailboxToken(lease.lane, path), [quoted(entry), value === null ? atom('NIL') : quoted(value)]];
    await lease.change({ name: 'SETMETADATA', tokens });
    return true;
  });
}
