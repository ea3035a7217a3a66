import { searchPage } from '#lib/contract/index.ts';
import { formatSearch } from '#lib/mail/format-search.ts';
import { parseSearch } from '#lib/mail/parse-search.ts';
import { widenSearch } from '#lib/mail/widen-search.ts';
import { ButtonLink, EmptyState } from '#components/ui/index.ts';
import type { SearchView } from './search-view.ts';

/** No row on this page, and why that is. */
export function NothingFound({ view }: { readonly view: SearchView }) {
  const { texts, q, scope, path, left, continued } = view;
  const wider = formatSearch(widenSearch(parseSearch(q).query));
  const [title, text] =
    left.length > 0
      ? [texts.t('search.nothingYet'), texts.t('search.nothingYetText')]
      : continued
        ? [texts.t('search.ended'), texts.t('search.endedText')]
        : [texts.t('search.nothing', { words: q }), texts.t('search.nothingText')];
  const actions = (scope !== 'all' || wider !== '') && (
    <>
      {scope !== 'all' && <ButtonLink href={searchPage({ q })}>{texts.t('messages.searchEverywhere')}</ButtonLink>}
      {wider !== '' && (
        <ButtonLink href={searchPage({ q: wider, scope, path })}>{texts.t('messages.searchText')}</ButtonLink>
      )}
    </>
  );
  return (
    <EmptyState icon="search" title={title} actions={actions}>
      <p>{text}</p>
    </EmptyState>
  );
}
