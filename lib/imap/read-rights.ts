import type { ImapResponse } from 'imapflow';
import { isAppError } from '../errors.ts';
import { readRights, type MailboxRights } from '../mail/mailbox-rights.ts';
import { valueText } from './imapflow-internals.ts';
import type { Lease } from './lease.ts';
import { mailboxToken } from './select-mailbox.ts';

/** MYRIGHTS (RFC 4314 §3.5); `null` when the server knows no rights or does not tell them. @throws AppError imap.* */
export async function readMailboxRights(lease: Lease, path: string): Promise<MailboxRights | null> {
  if (!lease.lane.has('ACL')) return null;
  let rights: MailboxRights | null = null;
  const MYRIGHTS = ({ attributes }: ImapResponse): Promise<void> => {
    rights = readRights(valueText(attributes?.[1]));
    return Promise.resolve();
  };
  try {
    await lease.ask({
      name: 'MYRIGHTS',
      tokens: [mailboxToken(lease.lane, path)],
      options: { untagged: { MYRIGHTS } },
    });
    return rights;
  } catch (error) {
    if (!isAppError(error) || lease.lane.isClosed) throw error;
    return null;
  }
}
