import { createHash } from 'node:crypto';
import type { MessageRef } from '#lib/mail/message-ref.ts';

/**
 * A name for the octets of a part as they are sent, for a strong ETag: messages never change, so it is the same as long as
 * the mailbox keeps its UIDVALIDITY.
 *
 * @param decoded whether the mail server decodes them; where it is broken, its decoder and ours may differ.
 */
export const partTag = ({ mailbox, uidValidity, uid }: MessageRef, part: string, decoded: boolean): string =>
  createHash('sha256')
    .update(JSON.stringify([mailbox.account, mailbox.path, uidValidity, uid, part, decoded]))
    .digest('base64url')
    .slice(0, 22);
