import { apiHref, listPage, messagePage, type ListState, type MessageView } from '#lib/contract/index.ts';
import type { Texts } from '#lib/i18n/index.ts';
import { Button, ButtonLink } from '#components/ui/index.ts';
import { MessageFormHead } from './message-form-head.tsx';

interface Props {
  readonly texts: Texts;
  readonly token: string;
  readonly path: string;
  readonly message: MessageView;
  readonly list: ListState;
  /** Who gets the copy. */
  readonly to: string;
}

/** Asks before anybody else learns of a message that is reported as phishing. */
export function ReportForm({ texts, token, path, message, list, to }: Props) {
  const { t } = texts;
  return (
    <form
      method="post"
      action={apiHref('reportPhishing')}
      className="sheet grid max-w-2xl grid-cols-1 gap-4 p-4 pane:p-6"
    >
      <MessageFormHead
        {...{ texts, token, path, message }}
        back={listPage(path, list)}
        title={t('redirect.reportTitle')}
      />
      <p>{t('redirect.reportText', { address: to })}</p>
      <div className="flex flex-wrap gap-2">
        <Button tone="primary" icon="junk" name="copy" value="1">
          {t('redirect.reportSend')}
        </Button>
        <Button>{t('redirect.reportOnly')}</Button>
        <ButtonLink href={messagePage(path, message, { list })} tone="quiet">
          {t('common.cancel')}
        </ButtonLink>
      </div>
    </form>
  );
}
