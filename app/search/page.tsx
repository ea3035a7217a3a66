import { redirect } from 'next/navigation';
import { SearchInput, basePath, listPage, searchPage } from '#lib/contract/index.ts';
import { openPage, pageFault, pageNotice } from '#lib/http/index.ts';
import { isSlowSearch } from '#lib/mail/is-slow-search.ts';
import { parseSearch } from '#lib/mail/parse-search.ts';
import { namesMailboxes } from '#lib/mail/place-search.ts';
import { searchForPage } from '#lib/service/index.ts';
import { ListFailure } from '#components/messages/index.ts';
import { SearchHelp, SearchResults, type SearchView } from '#components/search/index.ts';
import { EmptyState } from '#components/ui/index.ts';
import { attempt } from '#app/attempt.ts';
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
  const here = searchPage({ q, scope, path, cursor });
  const page = await openPage(here);
  const asked = parseSearch(q).query;
  if (scope === 'folder' && path !== undefined && !(asked && (isSlowSearch(asked) || namesMailboxes(asked))))
    redirect(listPage(path, { q }).slice(basePath.length)); // redirect() adds it again

  const { texts, session, settings, productName } = page;
  const frame = {
    page,
    section: 'mail',
    search: { path: path ?? 'INBOX', q, scope },
    notice: pageNotice(query, texts),
  } as const;
  if (!asked)
    return (
      <Shell {...frame}>
        <title>{`${texts.t('search.title')} – ${productName}`}</title>
        <div className="sheet">
          <h1 className="sr-only">{texts.t('search.title')}</h1>
          <EmptyState icon="search" title={texts.t('search.ask')}>
            <p>{texts.t('search.askText')}</p>
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
    return { ...answer, texts, mailboxes, q, scope, path, continued: cursor !== '', failed, markRead };
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
