import { AttachmentList } from './attachment-list.tsx';
import { ConversationMembers } from './conversation-members.tsx';
import { MessageBody } from './message-body.tsx';
import { MessageHeader } from './message-header.tsx';
import { ReaderBar } from './reader-bar.tsx';
import { PlainActions } from './plain-actions.tsx';
import type { ReaderView } from './reader-view.ts';

export type { ReaderView } from './reader-view.ts';

/** One message, with the ways back and on, and everything that can be done with it. */
export function MessageReader(view: ReaderView) {
  const { texts, mailbox, message } = view;
  return (
    <article className="sheet reader">
      <ReaderBar {...view} />
      <MessageHeader texts={texts} message={message} labels={view.labels} />
      {view.cards}
      {!message.readOnly && (
        <noscript>
          <PlainActions {...view} />
        </noscript>
      )}
      <AttachmentList texts={texts} path={mailbox.path} message={message} />
      <MessageBody {...view} />
      <ConversationMembers {...view} />
    </article>
  );
}
