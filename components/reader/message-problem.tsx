import { listPage, type ListState } from '#lib/contract/index.ts';
import type { Texts } from '#lib/i18n/index.ts';
import { ButtonLink, EmptyState } from '#components/ui/index.ts';

interface Props {
  readonly texts: Texts;
  readonly path: string;
  /** What the screen calls the folder. */
  readonly folder: string;
  readonly list: ListState;
  readonly here: string;
  /** Its source and the file to keep, where the message is there but cannot be shown. */
  readonly source?: { readonly page: string; readonly file: string } | undefined;
  readonly fault: {
    readonly code: string;
    readonly text: string;
    readonly detail?: string;
    readonly reference: string;
  };
}

/** In place of a message that is gone, whose folder was rebuilt, or that could not be fetched: which of these, and the way out. */
export function MessageProblem({ texts, path, folder, list, here, source, fault }: Props) {
  const back = (
    <ButtonLink href={listPage(path, list)} tone="primary">
      {texts.t('reader.back', { folder })}
    </ButtonLink>
  );
  if (fault.code === 'message.gone' || fault.code === 'mailbox.renumbered') {
    const gone = fault.code === 'message.gone';
    return (
      <div className="sheet">
        <EmptyState
          icon="mail-open"
          title={texts.t(gone ? 'reader.goneTitle' : 'reader.renumberedTitle')}
          actions={back}
        >
          <p>{texts.t(gone ? 'reader.goneText' : 'reader.renumberedText')}</p>
        </EmptyState>
      </div>
    );
  }
  return (
    <div className="sheet" role="alert">
      <EmptyState
        icon="warn"
        title={texts.t('reader.failedTitle')}
        actions={
          <>
            <ButtonLink href={here} icon="refresh">
              {texts.t('reader.tryAgain')}
            </ButtonLink>
            {source && fault.code === 'message.unreadable' && (
              <>
                <ButtonLink href={source.page} icon="source">
                  {texts.t('reader.source')}
                </ButtonLink>
                <ButtonLink href={source.file} icon="download" download>
                  {texts.t('reader.download')}
                </ButtonLink>
              </>
            )}
            {back}
          </>
        }
      >
        <p>{fault.text}</p>
        {fault.detail && (
          <details className="mt-2 text-start">
            <summary className="text-center underline">{texts.t('common.details')}</summary>
            <p className="mt-1 font-mono text-meta break-words whitespace-pre-wrap" dir="auto">
              {fault.detail}
            </p>
          </details>
        )}
        <p className="mt-2 font-mono text-meta">{texts.t('common.reference', { id: fault.reference })}</p>
      </EmptyState>
    </div>
  );
}
