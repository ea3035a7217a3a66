import type { MessageRow } from '#lib/contract/index.ts';
import type { Texts } from '#lib/i18n/index.ts';

/** How many messages a row stands for, when it is more than one. */
export function ConversationCount({ texts, row: { thread } }: { texts: Texts; row: MessageRow }) {
  if (!thread || thread.count < 2) return null;
  const label = texts.t('messages.conversationCount', { count: thread.count, unread: thread.unread });
  return (
    <span
      title={label}
      className="ms-1 flex-none rounded-full border border-line px-1.5 text-meta font-medium text-muted"
    >
      <span aria-hidden>{texts.number(thread.count)}</span>
      <span className="sr-only">, {label}</span>
    </span>
  );
}
