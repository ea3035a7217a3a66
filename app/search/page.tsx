import { cookies } from 'next/headers';
import { redirect } from 'next/navigation';
import {
  SearchInput,
  basePath,
  isListSearch,
  listPage,
  readMailPlace,
  searchAddress,
  searchPage,
} from '#lib/contract/index.ts';
import { openPage, pageFault, pageNotice } from '#lib/http/index.ts';
import { parseSearch } from '#lib/mail/parse-search.ts';
import { SEARCH_FORM_FIELDS, writeSearchForm } from '#lib/mail/search-form.ts';
import { listLabels, searchForPage } from '#lib/service/index.ts';
import { ListFailure } from '#components/messages/index.ts';
import { AdvancedSearch, SearchHelp, SearchResults, type SearchView } from '#components/search/index.ts';
import { SaveSearch } from '#components/search-box/index.ts';
import { EmptyState } from '#components/ui/index.ts';
import { LiveWorkspace, SCREEN_COOKIE } from '#components/workspace/index.ts';
import { attempt } from '#app/attempt.ts';
import { makeSeed } from '#app/make-seed.ts';
import { Shell, loadFolders } from '#app/shell.tsx';

interface Props {
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/**
 * What a search over folders finds. One folder that answers quickly is its list, with all that can be done there; everything
 * else is searched for some seconds, and goes on from a link.
 */
export default async function SearchPage({ searchParams }: Props) {
  const query = await searchParams;
  const { q, scope, mailbox: path } = SearchInput.parse(query);
  const cursor = typeof query['cursor'] === 'string' ? query['cursor'] : '';
  const plain = query['plain'] === '1' ? '1' : undefined;
  const advanced = query['advanced'] === '1' ? '1' : undefined;
  if (query['advanced'] === 'go') redirect(searchAddress({ q: typedForm(query), scope, path }).slice(basePath.length)); // redirect() adds it again
  const here = searchPage({ q, scope, path, cursor, plain, advanced });
  const page = await openPage(here);
  const asked = parseSearch(q).query;
  if (!advanced && path !== undefined && isListSearch({ q, scope, path }))
    redirect(listPage(path, { q }).slice(basePath.length)); // redirect() adds it again

  const { texts, session, settings, productName, token } = page;
  const place = readMailPlace(here);
  if (place && (await cookies()).has(SCREEN_COOKIE))
    return (
      <>
        <LiveWorkspace
          seed={await makeSeed(page, { place, notice: pageNotice(query, texts), ...(await listLabels(session)) })}
        />
        <noscript>
          <p className="p-4">
            <a href={searchPage({ q, scope, path, plain: '1' })}>{texts.t('search.withoutScripts')}</a>
          </p>
        </noscript>
      </>
    );
  const frame = {
    page,
    section: 'mail',
    search: { path: path ?? 'INBOX', q, scope },
    notice: pageNotice(query, texts),
  } as const;
  if (advanced)
    return (
      <Shell {...frame}>
        <title>{`${texts.t('search.advanced')} – ${productName}`}</title>
        <div className="sheet">
          <h1 className="px-4 pt-4 text-page font-strong">{texts.t('search.advanced')}</h1>
          <AdvancedSearch
            texts={texts}
            mailboxes={(await loadFolders(session))?.mailboxes ?? []}
            q={q}
            scope={scope}
            path={path}
          />
          {asked && scope !== 'subtree' && (
            <div className="border-t border-line px-4 py-3">
              <p dir="auto">{texts.t('messages.resultsFor', { words: q })}</p>
              <SaveSearch
                texts={texts}
                token={token}
                q={q}
                path={scope === 'folder' ? path : undefined}
                here={searchAddress({ q, scope, path })}
                open
              />
            </div>
          )}
          <SearchHelp texts={texts} />
        </div>
      </Shell>
    );
  if (!asked)
    return (
      <Shell {...frame}>
        <title>{`${texts.t('search.title')} – ${productName}`}</title>
        <div className="sheet">
          <h1 className="sr-only">{texts.t('search.title')}</h1>
          <EmptyState icon="search" title={texts.t('search.ask')}>
            <p>{texts.t('search.askText')}</p>
            <p>
              <a href={searchPage({ scope, path, advanced: '1' })}>{texts.t('search.advanced')}</a>
            </p>
          </EmptyState>
          <SearchHelp texts={texts} open />
        </div>
      </Shell>
    );

  const loaded = await attempt(texts, async (): Promise<SearchView> => {
    const limit = settings.pageSize;
    const [list, answer] = await Promise.all([
      loadFolders(session),
      searchForPage(session, { q, scope, mailbox: path, cursor, limit }),
    ]);
    const failed = answer.failed.map(({ path: at, error }) => {
      const { text, detail = '' } = pageFault(error, texts);
      return { path: at, reason: text, detail };
    });
    const markRead = settings.markRead === 'at-once';
    const mailboxes = list?.mailboxes ?? [];
    return { ...answer, texts, token, mailboxes, q, scope, path, continued: cursor !== '', failed, markRead };
  });
  return (
    <Shell {...frame}>
      <title>{`${texts.t('search.titleFor', { words: q })} – ${productName}`}</title>
      {loaded.ok ? (
        <SearchResults {...loaded.value} />
      ) : (
        <>
          <h1 className="sr-only">{texts.t('messages.failed')}</h1>
          <ListFailure texts={texts} here={here} {...loaded.fault} />
        </>
      )}
    </Shell>
  );
}

/** What the form says, as one would type it. */
function typedForm(query: Awaited<Props['searchParams']>): string {
  const one = (name: string): string => (typeof query[name] === 'string' ? query[name].slice(0, 500) : '');
  return writeSearchForm({
    words: one('words'),
    fields: Object.fromEntries(SEARCH_FORM_FIELDS.map((field) => [field, one(field)])),
    boxes: [query['box'] ?? []].flat(),
  });
}
