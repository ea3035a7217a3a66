import type { ImapResponse } from 'imapflow';
import { isAppError } from '../errors.ts';
import type { AccountAccess } from '../mail/account-access.ts';
import { quoted } from './command-tokens.ts';
import { withLease } from './engine.ts';
import { valueText } from './imapflow-internals.ts';
import { mailboxToken } from './select-mailbox.ts';

/** A mailbox takes one command; a lease asks for so many, then lets others go first. */
const SLICE = 10;

/**
 * The value of an entry of each mailbox (RFC 5464 §4.2), in the background: nobody waits for it. Mailboxes that went away, or
 * whose entries may not be read, are left out.
 *
 * @param entry such as `/private/vendor/vendor.tupai/color`.
 * @returns values by path, `null` where the entry has none; `undefined` when the server keeps no metadata.
 * @throws AppError imap.*
 */
export async function readMetadata(
  access: AccountAccess,
  paths: readonly string[],
  entry: string,
  signal?: AbortSignal,
): Promise<ReadonlyMap<string, string | null> | undefined> {
  const values = new Map<string, string | null>();
  for (let at = 0; at < paths.length; at += SLICE) {
    const offered = await withLease(access, { work: 'background', signal }, async (lease) => {
      if (!lease.lane.has('METADATA')) return false;
      for (const path of paths.slice(at, at + SLICE)) {
        let value: string | null = null;
        const METADATA = (response: ImapResponse): Promise<void> => {
          value = entryOf(response, entry) ?? value;
          return Promise.resolve();
        };
        try {
          const tokens = [mailboxToken(lease.lane, path), quoted(entry)];
          await lease.ask({ name: 'GETMETADATA', tokens, options: { untagged: { METADATA } } });
          values.set(path, value);
        } catch (error) {
          if (!isAppError(error) || lease.lane.isClosed) throw error;
        }
      }
      return true;
    });
    if (!offered) return undefined;
  }
  return values;
}

/** `* METADATA "box" (/entry value …)`; NIL is no value. */
function entryOf({ attributes }: ImapResponse, entry: string): string | undefined {
  const list = attributes?.[1];
  if (!Array.isArray(list)) return undefined;
  for (let at = 0; at + 1 < list.length; at += 2)
    if (valueText(list[at]).toLowerCase() === entry.toLowerCase()) return valueText(list[at + 1]) || undefined;
  return undefined;
}
