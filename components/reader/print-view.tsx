import { paperPage } from '#lib/contract/index.ts';
import { PAPER_SANDBOX } from '#lib/html/index.ts';
import type { Texts } from '#lib/i18n/index.ts';
import { ButtonLink } from '#components/ui/index.ts';
import { LivePrint } from './live-print.tsx';
import { MessageBody } from './message-body.tsx';
import { MessageHeader } from './message-header.tsx';
import { MessageSubject } from './message-subject.tsx';
import type { ReaderView } from './reader-view.ts';

interface Props {
  readonly texts: Texts;
  /** One message, or those of a conversation, oldest first. */
  readonly letters: readonly ReaderView[];
  /** The page they were opened from. */
  readonly back: string;
}

/** Messages alone, for paper. */
export function PrintView({ texts, letters, back }: Props) {
  const [first] = letters;
  return (
    <main id="content" className="print-view mx-auto max-w-4xl bg-surface pane:my-4">
      <div className="flex flex-wrap gap-2 p-4 print:hidden">
        <LivePrint
          paper={{ href: paperPage(), sandbox: PAPER_SANDBOX, links: texts.t('reader.printedLinks') }}
          failure={texts.error('print.no_document', {})}
        >
          {texts.t('reader.printNow')}
        </LivePrint>
        <ButtonLink href={back}>{texts.t('reader.backToMessage')}</ButtonLink>
      </div>
      {first && <MessageSubject texts={texts} message={first.message} />}
      {letters.map((view) => (
        <Letter key={`${view.message.mailbox} ${String(view.message.uid)}`} {...view} />
      ))}
    </main>
  );
}

function Letter(view: ReaderView) {
  const { texts, message } = view;
  const files = message.attachments.filter(({ inline }) => !inline);
  return (
    <article className="border-line not-first-of-type:border-t">
      <MessageHeader texts={texts} message={message} links={false} />
      {files.length > 0 && (
        <p className="px-4 pb-3 text-snippet text-muted pane:px-6">
          {texts.t('reader.attachments', { count: files.length })}: {texts.list(files.map(({ name }) => name))}
        </p>
      )}
      <MessageBody {...view} />
    </article>
  );
}
