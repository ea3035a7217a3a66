import { composePage, listPage } from '#lib/contract/index.ts';
import type { Texts } from '#lib/i18n/index.ts';
import { ButtonLink, EmptyState } from '#components/ui/index.ts';

/** Stands in the composer's place when what it should start from cannot be opened; the notice above says why. */
export function ComposerUnavailable({ texts }: { readonly texts: Texts }) {
  return (
    <>
      <h1 className="sr-only">{texts.t('composer.titleNew')}</h1>
      <EmptyState
        icon="compose"
        title={texts.t('composer.unavailable')}
        actions={
          <>
            <ButtonLink href={composePage()} icon="compose">
              {texts.t('composer.titleNew')}
            </ButtonLink>
            <ButtonLink href={listPage('INBOX')}>{texts.t('common.back')}</ButtonLink>
          </>
        }
      />
    </>
  );
}
