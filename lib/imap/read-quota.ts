import type { ImapResponse } from 'imapflow';
import { publish } from '../events/index.ts';
import type { AccountAccess } from '../mail/account-access.ts';
import { quoted } from './command-tokens.ts';
import { engineOf, withLease } from './engine.ts';
import { valueText } from './imapflow-internals.ts';
import type { Quota } from './kept-quota.ts';
import { shareRead } from './share-read.ts';

const UNIT = 1024; // RFC 9208 §5.1: STORAGE counts in units of 1,024 octets

/**
 * How full the storage of INBOX is; `null` when there is no limit or the server does not tell. It is asked again only when mail came
 * or went, or after a minute; who has a stream open hears when it changed.
 *
 * @throws AppError imap.*
 */
export async function readQuota(access: AccountAccess, signal?: AbortSignal): Promise<Quota | null> {
  const { quota } = engineOf(access.account);
  const { present } = quota;
  if (present !== undefined) return present;
  const asked = quota.changes;
  const answer = await shareRead(access, ['readQuota', asked], signal, (shared) => askQuota(access, shared));
  if (quota.keep(answer, asked)) publish(access.account, { type: 'quota', quota: answer });
  return answer;
}

function askQuota(access: AccountAccess, signal: AbortSignal): Promise<Quota | null> {
  return withLease(access, { signal }, async (lease) => {
    if (!lease.lane.has('QUOTA')) return null;
    let quota: Quota | undefined;
    const QUOTA = (response: ImapResponse): Promise<void> => {
      quota ??= storageOf(response);
      return Promise.resolve();
    };
    await lease.ask({ name: 'GETQUOTAROOT', tokens: [quoted('INBOX')], options: { untagged: { QUOTA } } });
    return quota ?? null;
  });
}

/** What an untagged QUOTA says of the storage; `undefined` when it is about something else, or without a limit. */
function storageOf({ attributes }: ImapResponse): Quota | undefined {
  const list = attributes?.[1];
  if (!Array.isArray(list)) return undefined;
  for (let at = 0; at + 2 < list.length; at += 3) {
    const [used, limit] = [Number(valueText(list[at + 1])), Number(valueText(list[at + 2]))];
    if (valueText(list[at]).toUpperCase() === 'STORAGE' && limit > 0 && used >= 0)
      return { usedBytes: used * UNIT, limitBytes: limit * UNIT };
  }
  return undefined;
}
