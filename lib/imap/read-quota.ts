import type { ImapResponse } from 'imapflow';
import type { AccountAccess } from '../mail/account-access.ts';
import { quoted } from './command-tokens.ts';
import { withLease } from './engine.ts';
import { valueText } from './imapflow-internals.ts';

const UNIT = 1024; // RFC 9208 §5.1: STORAGE counts in units of 1,024 octets

/** How full the storage of INBOX is; `null` when there is no limit or the server does not tell. @throws AppError imap.* */
export function readQuota(
  access: AccountAccess,
  signal?: AbortSignal,
): Promise<{ usedBytes: number; limitBytes: number } | null> {
  return withLease(access, { signal }, async (lease) => {
    if (!lease.lane.has('QUOTA')) return null;
    let quota: { usedBytes: number; limitBytes: number } | null = null;
    const QUOTA = ({ attributes }: ImapResponse): Promise<void> => {
      const list = attributes?.[1];
      if (!quota && Array.isArray(list))
        for (let at = 0; at + 2 < list.length; at += 3) {
          const [used, limit] = [Number(valueText(list[at + 1])), Number(valueText(list[at + 2]))];
          if (valueText(list[at]).toUpperCase() === 'STORAGE' && limit > 0 && used >= 0)
            quota = { usedBytes: used * UNIT, limitBytes: limit * UNIT };
        }
      return Promise.resolve();
    };
    await lease.ask({ name: 'GETQUOTAROOT', tokens: [quoted('INBOX')], options: { untagged: { QUOTA } } });
    return quota;
  });
}
