import type { LabelView, MessageView } from '#lib/contract/index.ts';
import type { Texts } from '#lib/i18n/index.ts';
import { RowLabels } from '#components/messages/index.ts';

interface Props {
  readonly texts: Texts;
  readonly message: MessageView;
  readonly labels?: readonly LabelView[];
}

/** What the page is about: the subject, as its heading, and the labels of the message. */
export function MessageSubject({ texts, message, labels = [] }: Props) {
  return (
    <div className="message-subject">
      <h1 id="message" tabIndex={-1} className="text-subject font-strong outline-none pane:text-page" dir="auto">
        {message.subject || texts.t('common.noSubject')}
      </h1>
      <div className="message-labels">
        <RowLabels texts={texts} labels={labels} flags={message.flags} />
      </div>
    </div>
  );
}
