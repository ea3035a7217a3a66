import type { MessageRow } from '#lib/contract/index.ts';
import { SEEN, hasFlag } from '#lib/mail/flags.ts';

/** Of a conversation: one of its messages at least. */
export const isUnread = ({ thread, flags }: MessageRow): boolean =>
  thread ? thread.unread > 0 : !hasFlag(flags, SEEN);
