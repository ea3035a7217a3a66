import { createHmac, timingSafeEqual } from 'node:crypto';
import { imageLink } from '#lib/contract/index.ts';
import { AppError } from '#lib/errors.ts';
import type { AccountAccess } from '#lib/mail/account-access.ts';
import type { MessageRef } from '#lib/mail/message-ref.ts';
import { deriveKey, serverKeys } from '#lib/session/index.ts';

const HOUR = 3_600_000;

/**
 * The address of ours at which one session, and no other, gets a remote image for one to two hours. The same for an hour, so that a
 * browser asks once.
 */
export function linkImage(actor: AccountAccess, url: string, now = Date.now()): string {
  const until = Math.floor(now / HOUR) + 2;
  return imageLink(url, until, sealOf(actor, 'image', [url, until]));
}

/** @throws AppError request.not_found for an address that was not made for this session, was changed, or is too old */
export function checkImageLink(
  actor: AccountAccess,
  { url, until, seal }: { readonly url: string; readonly until: number; readonly seal: string },
  now = Date.now(),
): void {
  if (until * HOUR < now || !isSame(seal, sealOf(actor, 'image', [url, until])))
    throw new AppError('request.not_found');
}

/** Lets a frame without scripts show the remote images of one message; of one session. */
export const imageTicket = (actor: AccountAccess, { mailbox, uidValidity, uid }: MessageRef): string =>
  sealOf(actor, 'ticket', [mailbox.path, uidValidity, uid]);

export const isImageTicket = (actor: AccountAccess, ref: MessageRef, ticket: string): boolean =>
  isSame(ticket, imageTicket(actor, ref));

const sealOf = (actor: AccountAccess, purpose: string, what: readonly (string | number)[]): string =>
  createHmac('sha256', deriveKey(serverKeys()[0], 'remote-image'))
    .update(JSON.stringify([purpose, actor.account, actor.sessionId ?? '', ...what]))
    .digest('base64url');

function isSame(given: string, wanted: string): boolean {
  const [one, other] = [Buffer.from(given), Buffer.from(wanted)];
  return one.length === other.length && timingSafeEqual(one, other);
}
