import type { Texts } from '#lib/i18n/index.ts';
import { Button, ButtonLink, EmptyState } from '#components/ui/index.ts';

interface Props {
  readonly texts: Texts;
  /** Where "try again" leads: the page itself. */
  readonly here: string;
  /** With scripts: tries again without a new page. */
  readonly retry?: (() => void) | undefined;
  readonly text: string;
  readonly detail?: string | undefined;
  readonly reference?: string | undefined;
}

/** In place of a list or a message that could not be fetched: why, what the server said, and a way to try again. */
export function ListFailure({ texts, here, retry, text, detail, reference }: Props) {
  return (
    <div className="sheet" role="alert">
      <EmptyState
        icon="warn"
        title={texts.t('messages.failed')}
        actions={
          retry ? (
            <Button type="button" tone="primary" icon="refresh" onClick={retry}>
              {texts.t('messages.tryAgain')}
            </Button>
          ) : (
            <ButtonLink href={here} tone="primary" icon="refresh">
              {texts.t('messages.tryAgain')}
            </ButtonLink>
          )
        }
      >
        <p>{text}</p>
        {detail && (
          <details className="mt-2 text-start">
            <summary className="text-center underline">{texts.t('common.details')}</summary>
            <p className="mt-1 font-mono text-meta break-words whitespace-pre-wrap" dir="auto">
              {detail}
            </p>
          </details>
        )}
        {reference && <p className="mt-2 font-mono text-meta">{texts.t('common.reference', { id: reference })}</p>}
      </EmptyState>
    </div>
  );
}
