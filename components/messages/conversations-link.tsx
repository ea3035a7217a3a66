import { listPage } from '#lib/contract/index.ts';
import type { ListView } from './list-view.ts';
import { ViewLink } from './view-link.tsx';

/** Turns rows into conversations and back; nothing where the mail server cannot do it, nor in a search. */
export function ConversationsLink({
  texts,
  mailbox,
  list,
  state,
}: Pick<ListView, 'texts' | 'mailbox' | 'list' | 'state'>) {
  if (list.q !== '' || !(list.threadsPossible || list.threads)) return null;
  const threads = list.threads ? '0' : '1';
  const next = { ...state, order: undefined, direction: undefined, threads, offset: 0, select: undefined } as const;
  return (
    <ViewLink href={listPage(mailbox.path, next)} on={list.threads}>
      {texts.t('messages.conversations')}
    </ViewLink>
  );
}
