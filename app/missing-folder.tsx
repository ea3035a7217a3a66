import { foldersPage, listPage } from '#lib/contract/index.ts';
import type { Page } from '#lib/http/index.ts';
import { ButtonLink, EmptyState } from '#components/ui/index.ts';
import { Shell } from './shell.tsx';

/**
 * The screen for a folder that does not exist, or an address that names none. Rendered by the pages themselves: what Next's
 * notFound() leads to is only drawn by scripts.
 */
export function MissingFolder({ page }: { page: Page }) {
  const { texts, productName } = page;
  return (
    <Shell page={page} section="mail">
      <title>{`${texts.t('mailboxes.missingTitle')} – ${productName}`}</title>
      <div className="sheet">
        <h1 className="sr-only">{texts.t('mailboxes.missingTitle')}</h1>
        <EmptyState
          icon="folder"
          title={texts.t('mailboxes.missingTitle')}
          actions={
            <>
              <ButtonLink href={listPage('INBOX')} tone="primary">
                {texts.t('mailboxes.goToInbox')}
              </ButtonLink>
              <ButtonLink href={foldersPage()}>{texts.t('mailboxes.manage')}</ButtonLink>
            </>
          }
        >
          <p>{texts.t('mailboxes.missingText')}</p>
        </EmptyState>
      </div>
    </Shell>
  );
}
