import type { Texts } from '#lib/i18n/index.ts';
import { Banner } from '#components/ui/index.ts';
import type { ShellNotice } from './app-shell.tsx';

interface Props {
  readonly texts: Texts;
  readonly notice?: ShellNotice | undefined;
}

/** What came of the form that led here: an error with the server's words and a reference, or a note. Nothing when neither. */
export function Notice({ texts, notice }: Props) {
  return (
    <>
      {notice?.error && (
        <Banner
          tone="danger"
          className="mb-2"
          details={notice.error.detail}
          detailsLabel={texts.t('common.details')}
          reference={notice.error.reference && texts.t('common.reference', { id: notice.error.reference })}
        >
          {notice.error.text}
        </Banner>
      )}
      {notice?.note && (
        <Banner tone="ok" className="mb-2">
          {notice.note}
        </Banner>
      )}
    </>
  );
}
