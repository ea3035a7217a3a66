import { setFlags } from '#lib/contract/index.ts';
import { SEEN, hasFlag } from '#lib/mail/flags.ts';
import { AttachmentList } from './attachment-list.tsx';
import { ConversationMembers } from './conversation-members.tsx';
import { LiveMarkRead } from './live-mark-read.tsx';
import { MessageBody } from './message-body.tsx';
import { MessageHeader } from './message-header.tsx';
import { ReaderBar } from './reader-bar.tsx';
import type { ReaderView } from './reader-view.ts';

export type { ReaderView } from './reader-view.ts';

/** One message, with the ways back and on, and everything that can be done with it. */
export function MessageReader(view: ReaderView) {
  const { texts, mailbox, message, markRead, token } = view;
  return (
    <article className="sheet reader">
      <ReaderBar {...view} />
      <MessageHeader texts={texts} message={message} />
      <AttachmentList texts={texts} path={mailbox.path} message={message} />
      <MessageBody {...view} />
      <ConversationMembers {...view} />
      {markRead && !message.readOnly && !hasFlag(message.flags, SEEN) && (
        <LiveMarkRead
          action={setFlags.href}
          fields={{
            token,
            mailbox: mailbox.key,
            uidValidity: String(message.uidValidity),
            uid: String(message.uid),
            add: SEEN,
          }}
        />
      )}
    </article>
  );
}
