import { listPage } from '#lib/contract/index.ts';
import { openPublicPage } from '#lib/http/index.ts';
import { ButtonLink, EmptyState } from '#components/ui/index.ts';
import { PublicShell } from '#components/mailboxes/index.ts';

/** No such address. */
export default async function NotFoundPage() {
  const { texts, productName } = await openPublicPage();
  return (
    <PublicShell texts={texts} productName={productName}>
      <title>{`${texts.t('mailboxes.notFoundTitle')} – ${productName}`}</title>
      <h1 className="sr-only">{texts.t('mailboxes.notFoundTitle')}</h1>
      <EmptyState
        icon="search"
        title={texts.t('mailboxes.notFoundTitle')}
        actions={<ButtonLink href={listPage('INBOX')}>{texts.t('mailboxes.goToInbox')}</ButtonLink>}
      >
        <p>{texts.t('mailboxes.notFoundText')}</p>
      </EmptyState>
    </PublicShell>
  );
}
