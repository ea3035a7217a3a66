import { AttachmentList } from './attachment-list.tsx';
import { MessageBody } from './message-body.tsx';
import { MessageFacts } from './message-facts.tsx';
import { MoreMenu } from './more-menu.tsx';
import type { ReaderView } from './reader-view.ts';

/** Another message of the conversation, all of it, under its line. */
export function MemberReader(view: ReaderView) {
  const { texts, mailbox, message } = view;
  const [from] = message.from;
  return (
    <>
      <header>
        <div className="min-w-0 flex-1">
          {from?.name && <bdi className="text-snippet text-muted">{`<${from.address}>`}</bdi>}
          <MessageFacts texts={texts} message={message} />
        </div>
        <MoreMenu {...view} answers />
      </header>
      {view.cards}
      <AttachmentList texts={texts} path={mailbox.path} message={message} among={view.among} />
      <MessageBody {...view} />
    </>
  );
}
