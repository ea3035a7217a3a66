import { searchPage } from '#lib/contract/index.ts';
import { formatSearch } from '#lib/mail/format-search.ts';
import { joinSearch } from '#lib/mail/join-search.ts';
import { parseSearch } from '#lib/mail/parse-search.ts';
import { namesMailboxes } from '#lib/mail/place-search.ts';
import { SaveSearch, SearchChips } from '#components/search-box/index.ts';
import { Banner, ButtonLink } from '#components/ui/index.ts';
import { FoundRow } from './found-row.tsx';
import { labelPath } from './label-path.ts';
import { NothingFound } from './nothing-found.tsx';
import { SearchHelp } from './search-help.tsx';
import { SearchLeft } from './search-left.tsx';
import type { SearchView } from './search-view.ts';

/** What was found up to now, which folders could not be searched, and what is left to be searched. */
export function SearchResults(view: SearchView) {
  const { texts, token, q, scope, path, found, left, failed, continued } = view;
  const { query } = parseSearch(q);
  const everywhere = query !== null && namesMailboxes(query);
  const withJunk = formatSearch(joinSearch('all', query ? [query, { type: 'in', mailbox: 'anywhere' }] : []));
  const where =
    path === undefined || scope === 'all' || everywhere
      ? texts.t('search.inAll')
      : texts.t(scope === 'subtree' ? 'search.inSubtree' : 'search.inFolder', { folder: labelPath(view, path) });
  return (
    <div className="sheet list">
      <div className="list-head py-2">
        <div className="min-w-0 flex-1">
          <h1 className="min-w-0 truncate text-subject font-strong pane:text-page" dir="auto">
            {texts.t('messages.resultsFor', { words: q })}
          </h1>
          <SearchChips texts={texts} q={q} to={(other) => searchPage({ q: other, scope, path })} />
          <p className="text-muted">
            {everywhere ? '' : `${where} · `}
            {texts.t('search.shown', { count: found.length })}
            {left.length === 0 && <> · {texts.t('search.allSearched')}</>}
          </p>
        </div>
        {scope !== 'subtree' && (
          <SaveSearch
            texts={texts}
            token={token}
            q={q}
            path={scope === 'folder' ? path : undefined}
            here={searchPage({ q, scope, path })}
          />
        )}
        {continued && (
          <ButtonLink href={searchPage({ q, scope, path })} tone="quiet" icon="first">
            {texts.t('search.fromStart')}
          </ButtonLink>
        )}
      </div>
      {failed.map((one) => (
        <Banner
          key={one.path}
          tone="warn"
          className="m-2"
          details={one.detail || undefined}
          detailsLabel={texts.t('common.details')}
        >
          {texts.t('search.failed', { folder: labelPath(view, one.path), reason: one.reason })}
        </Banner>
      ))}
      {found.length > 0 ? <FoundTable {...view} /> : <NothingFound view={view} />}
      <SearchLeft view={view} />
      {scope === 'all' && !everywhere && (
        <p className="border-t border-line px-4 py-3 text-muted">
          {texts.t('search.leftOut')}{' '}
          <a href={searchPage({ q: withJunk, scope, path })} className="underline">
            {texts.t('search.searchThem')}
          </a>
        </p>
      )}
      <SearchHelp texts={texts} />
    </div>
  );
}

function FoundTable(view: SearchView) {
  const { texts, found } = view;
  return (
    <table className="list-table found-table">
      <caption className="sr-only">{texts.t('search.results')}</caption>
      <thead>
        <tr>
          <th scope="col" className="cell-who">
            {texts.t('messages.columnFrom')}
          </th>
          <th scope="col" className="cell-subject">
            {texts.t('messages.columnSubject')}
          </th>
          <th scope="col" className="cell-marks">
            <span className="sr-only">{texts.t('messages.columnMarks')}</span>
          </th>
          <th scope="col" className="cell-place">
            {texts.t('search.columnFolder')}
          </th>
          <th scope="col" className="cell-date">
            {texts.t('messages.columnDate')}
          </th>
        </tr>
      </thead>
      <tbody>
        {found.map((one) => (
          <FoundRow key={`${one.path}\n${String(one.row.uid)}`} view={view} found={one} />
        ))}
      </tbody>
    </table>
  );
}
