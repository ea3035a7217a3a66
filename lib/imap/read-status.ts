import type { ImapResponse } from 'imapflow';
import { atoms } from './command-tokens.ts';
import { valueText } from './imapflow-internals.ts';
import type { Lease } from './lease.ts';
import { mailboxToken } from './select-mailbox.ts';

export interface Status {
  readonly messages: number;
  readonly unseen: number;
  readonly uidNext: number;
  readonly uidValidity: number;
}

export const STATUS_ITEMS = atoms('MESSAGES', 'UNSEEN', 'UIDNEXT', 'UIDVALIDITY');

/** Counts of one mailbox (RFC 9051 §6.3.11). @throws AppError mailbox.missing | imap.* */
export async function readStatus(lease: Lease, path: string): Promise<Status> {
  let status: Status = { messages: 0, unseen: 0, uidNext: 0, uidValidity: 0 };
  const STATUS = (response: ImapResponse): Promise<void> => {
    status = parseStatus(response);
    return Promise.resolve();
  };
  if (lease.lane.selected?.path === path) await lease.catchUp();
  await lease.ask({
    name: 'STATUS',
    tokens: [mailboxToken(lease.lane, path), STATUS_ITEMS],
    options: { untagged: { STATUS } },
    refusal: 'mailbox.missing',
  });
  return status;
}

/** The list of an untagged STATUS; what it does not hold is 0. */
export function parseStatus(response: Pick<ImapResponse, 'attributes'>): Status {
  const get = (name: string): number => statusItem(response, name) ?? 0;
  return { messages: get('MESSAGES'), unseen: get('UNSEEN'), uidNext: get('UIDNEXT'), uidValidity: get('UIDVALIDITY') };
}

/** One number of an untagged STATUS; `undefined` when it does not hold it. */
export function statusItem({ attributes }: Pick<ImapResponse, 'attributes'>, name: string): number | undefined {
  const list = attributes?.[1];
  if (!Array.isArray(list)) return undefined;
  for (let at = 0; at + 1 < list.length; at += 2)
    if (valueText(list[at]).toUpperCase() === name) return Number(valueText(list[at + 1])) || 0;
  return undefined;
}
