import type { ImapResponse } from 'imapflow';
import { TIMES } from '../config.ts';
import type { AccountAccess } from '../mail/account-access.ts';
import { quoted } from './command-tokens.ts';
import { keepRead, withLease } from './engine.ts';
import { valueText } from './imapflow-internals.ts';

const UNIT = 1024; // RFC 9208 §5.1: STORAGE counts in units of 1,024 octets

interface Quota {
  readonly usedBytes: number;
  readonly limitBytes: number;
}

/**
 * How full the storage of INBOX is; `null` when there is no limit or the server does not tell. Dovecot's `count` quota looks
 * into every mailbox for it, as long as LIST with all counts takes: it is asked again only when something changed, or after a minute.
 *
 * @throws AppError imap.*
 */
export const readQuota = (access: AccountAccess, signal?: AbortSignal): Promise<Quota | null> =>
  keepRead(access, ['readQuota'], { signal, forMs: TIMES.imapQuota }, (shared) => askQuota(access, shared));

function askQuota(access: AccountAccess, signal: AbortSignal): Promise<Quota | null> {
  return withLease(access, { signal }, async (lease) => {
    if (!lease.lane.has('QUOTA')) return null;
    let quota: Quota | null = null;
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
