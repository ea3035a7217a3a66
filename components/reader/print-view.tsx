import { messagePage } from '#lib/contract/index.ts';
import { ButtonLink } from '#components/ui/index.ts';
import { LivePrint } from './live-print.tsx';
import { MessageBody } from './message-body.tsx';
import { MessageHeader } from './message-header.tsx';
import type { ReaderView } from './reader-view.ts';

/** The message alone, for paper. */
export function PrintView(view: ReaderView) {
  const { texts, mailbox, message, list } = view;
  return (
    <main id="content" className="print-view mx-auto max-w-4xl bg-surface pane:my-4">
      <div className="flex gap-2 p-4 print:hidden">
        <LivePrint>{texts.t('reader.printNow')}</LivePrint>
        <ButtonLink href={messagePage(mailbox.path, message, { list })}>{texts.t('reader.backToMessage')}</ButtonLink>
      </div>
      <article>
        <MessageHeader texts={texts} message={message} links={false} />
        {message.attachments.some(({ inline }) => !inline) && (
          <p className="px-4 pb-3 text-snippet text-muted pane:px-6">
            {texts.t('reader.attachments', { count: message.attachments.filter(({ inline }) => !inline).length })}:{' '}
            {texts.list(message.attachments.filter(({ inline }) => !inline).map(({ name }) => name))}
          </p>
        )}
        <MessageBody {...view} />
      </article>
    </main>
  );
}
