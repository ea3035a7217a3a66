import { AttachmentList } from './attachment-list.tsx';
import { Conversation } from './conversation.tsx';
import { MessageBody } from './message-body.tsx';
import { MessageHeader } from './message-header.tsx';
import { MessageSubject } from './message-subject.tsx';
import { ReaderBar } from './reader-bar.tsx';
import { ReplyBox } from './reply-box.tsx';
import { PlainActions } from './plain-actions.tsx';
import type { ReaderView } from './reader-view.ts';

export type { ReaderView } from './reader-view.ts';

/** One message among those it belongs together with, with the ways back and on, and everything that can be done with it. */
export function MessageReader(view: ReaderView) {
  const { texts, mailbox, message, waiting = false } = view;
  return (
    <article className="sheet reader" aria-busy={waiting || undefined}>
      <ReaderBar {...view} />
      <MessageSubject texts={texts} message={message} labels={view.labels} />
      <Conversation view={view}>
        <MessageHeader texts={texts} message={message} />
        {view.cards}
        {!message.readOnly && (
          <noscript>
            <PlainActions {...view} />
          </noscript>
        )}
        {waiting ? (
          <BodyWaiting />
        ) : (
          <>
            <AttachmentList texts={texts} path={mailbox.path} message={message} />
            <MessageBody {...view} />
          </>
        )}
      </Conversation>
      {!waiting && (view.drawAnswer?.(<ReplyBox {...view} />) ?? <ReplyBox {...view} />)}
      {view.extras?.(view)}
    </article>
  );
}

/** Stands for a text that is on its way; shows itself only when that takes its time. */
const BodyWaiting = () => (
  <div className="reader-body" aria-hidden="true">
    <span className="skeleton" />
  </div>
);
