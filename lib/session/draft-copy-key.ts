import { createHmac } from 'node:crypto';
import type { AccountId } from '#lib/mail/mailbox-ref.ts';
import { deriveKey, serverKeys } from './server-keys.ts';

/**
 * What a browser seals its copies of unsaved drafts with: a key of this account alone, the same in all its sessions, so that a copy
 * opens again after a crash; whoever finds the copies has no use for them without signing in. `owner` tells whose a copy is and nothing else.
 */
export function draftCopyKey(account: AccountId): { readonly owner: string; readonly key: string } {
  const secret = deriveKey(serverKeys()[0], 'draft-copies');
  const make = (purpose: string): string =>
    createHmac('sha256', secret).update(`${purpose}\0${account}`).digest('base64url');
  return { owner: make('owner').slice(0, 22), key: make('key') };
}
