import { useEffect, useEffectEvent, useMemo } from 'react';
import { searchAddress, searchPage, type MailboxView, type SearchPlace } from '#lib/contract/index.ts';
import { fillWords, useLiveValue } from '#lib/client/index.ts';
import { sayText, type SearchTexts } from '#lib/i18n/index.ts';
import { hitWords } from '#lib/mail/hit-words.ts';
import { formatSearch } from '#lib/mail/format-search.ts';
import { parseSearch } from '#lib/mail/parse-search.ts';
import { namesMailboxes } from '#lib/mail/place-search.ts';
import { widenSearch } from '#lib/mail/widen-search.ts';
import { labelMailbox } from '#components/mailboxes/index.ts';
import { SaveSearch, SearchChips } from '#components/search-box/index.ts';
import { Banner, Button, ButtonLink, EmptyState, announce } from '#components/ui/index.ts';
import { FoundTable } from './found-table.tsx';
import { leftOf } from './found-search.ts';
import { hiddenUids, intendedRow } from './intents.ts';
import { searchAgain, startSearch, stopSearch } from './run-search.ts';
import { useFoundEvents } from './use-found-events.ts';
import { useWorkspace } from './workspace-context.ts';

interface Props {
  readonly search: SearchPlace;
  readonly mailboxes: readonly MailboxView[];
  readonly words: SearchTexts;
}

/** What a search over folders finds, as it is found: the newest first, how far it is, what was left out, and the way to stop it. */
export function FoundPane({ search, mailboxes, words }: Props) {
  const { core, seed, texts } = useWorkspace();
  const key = JSON.stringify(search);
  const known = useLiveValue(core.found, (now) => now);
  const found = known && JSON.stringify(known.search) === key ? known : undefined;
  useFoundEvents(core);
  useEffect(() => {
    const now = core.found.get();
    if (!now || JSON.stringify(now.search) !== key) void startSearch(core, JSON.parse(key) as SearchPlace);
  }, [core, key]);
  useEffect(() => () => stopSearch(core), [core]);

  const { query } = useMemo(() => parseSearch(search.q), [search.q]);
  const marks = useMemo(() => ({ people: hitWords(query, 'people'), subject: hitWords(query, 'subject') }), [query]);
  const intents = useLiveValue(core.intents, (now) => now);
  const hits = useMemo(
    () =>
      (found?.hits ?? []).flatMap((hit) => {
        const { path, uidValidity, row } = hit;
        if (hiddenUids(intents, path, uidValidity).has(row.uid)) return [];
        const now = intendedRow(intents, path, uidValidity, row);
        return [now === row ? hit : { ...hit, row: now }];
      }),
    [found?.hits, intents],
  );

  const say = (name: `searchbox.${keyof SearchTexts}`, values: Record<string, string> = {}): string =>
    fillWords(sayText(words, name), values);
  const label = (path: string): string => {
    const mailbox = mailboxes.find((one) => one.path === path);
    return mailbox ? labelMailbox(mailbox, texts) : path;
  };
  const count = texts.number(hits.length);
  const left = found ? leftOf(found) : [];
  const state = found?.state ?? 'searching';
  const busy = state === 'searching';
  /** It ended before the server said which folders there are. */
  const unknown = !busy && state !== 'done' && found?.places.length === 0;
  const tell = useEffectEvent(() => announce(say('searchbox.found', { count })));
  useEffect(() => {
    if (!busy) tell();
  }, [busy]);

  const where =
    search.path === undefined || search.scope === 'all'
      ? say('searchbox.inAll')
      : say(search.scope === 'subtree' ? 'searchbox.inBelow' : 'searchbox.inFolder', { folder: label(search.path) });
  const everywhere = query !== null && namesMailboxes(query);
  const withJunk = searchPage({ ...search, scope: 'all', q: `${search.q} in:anywhere` });
  const wider = formatSearch(widenSearch(query));
  const again = (paths: readonly string[]): void => void searchAgain(core, paths);
  return (
    <div className="sheet list" data-live="" aria-busy={busy}>
      <div className="list-head py-2">
        <div className="found-head">
          <h1 className="min-w-0 truncate text-subject font-strong pane:text-page" dir="auto">
            {texts.t('messages.resultsFor', { words: search.q })}
          </h1>
          <SearchChips texts={texts} q={search.q} to={(q) => searchAddress({ ...search, q })} />
          <p className="text-muted">
            {!everywhere && `${where} · `}
            {say('searchbox.found', { count })}
            {state === 'done' && ` · ${say(found?.failed.size ? 'searchbox.restSearched' : 'searchbox.allSearched')}`}
          </p>
        </div>
        {search.scope !== 'subtree' && (
          <SaveSearch
            texts={texts}
            token={seed.token}
            q={search.q}
            path={search.scope === 'folder' ? search.path : undefined}
            here={searchPage(search)}
          />
        )}
        {!busy && (
          <Button type="button" tone="quiet" icon="refresh" onClick={() => void startSearch(core, search)}>
            {say('searchbox.afresh')}
          </Button>
        )}
      </div>
      {busy && (
        <div className="found-progress">
          <p>
            {found && found.places.length > 0
              ? say('searchbox.older', { count: texts.number(left.length) })
              : say('searchbox.begins')}
          </p>
          <progress
            aria-label={say('searchbox.progress')}
            max={1}
            value={found && found.places.length > 0 ? progressOf(found.places, found.searched) : undefined}
          />
          <Button type="button" icon="close" onClick={() => stopSearch(core)}>
            {say('searchbox.cancel')}
          </Button>
        </div>
      )}
      {[...(found?.failed ?? [])].map(([path, detail]) => (
        <Banner
          key={path}
          tone="warn"
          className="m-2"
          details={detail || undefined}
          detailsLabel={texts.t('common.details')}
          actions={
            <Button type="button" icon="refresh" onClick={() => again([path])}>
              {say('searchbox.retry')}
            </Button>
          }
        >
          {say('searchbox.failed', { folder: label(path) })}
        </Banner>
      ))}
      {!busy && (left.length > 0 || unknown) && (
        <Banner
          tone="info"
          className="m-2"
          actions={
            state !== 'capped' && (
              <Button
                type="button"
                icon="search"
                onClick={() => (unknown ? void startSearch(core, search) : again(left.map(([path]) => path)))}
              >
                {say('searchbox.goOn')}
              </Button>
            )
          }
        >
          {say(state === 'capped' ? 'searchbox.capped' : state === 'broken' ? 'searchbox.broke' : 'searchbox.stopped')}{' '}
          {unknown && where}
          {texts.list(
            left.map(([path, part]) =>
              part > 0
                ? say('searchbox.part', { folder: label(path), percent: texts.number(Math.floor(part * 100)) })
                : label(path),
            ),
          )}
        </Banner>
      )}
      {hits.length > 0 ? (
        <FoundTable search={search} mailboxes={mailboxes} hits={hits} marks={marks} label={label} say={say} />
      ) : (
        !busy && (
          <EmptyState
            icon="search"
            title={texts.t('messages.noneFound', { words: search.q })}
            actions={
              <>
                {search.scope !== 'all' && (
                  <ButtonLink href={searchPage({ ...search, scope: 'all' })}>{say('searchbox.everywhere')}</ButtonLink>
                )}
                {wider !== '' && (
                  <ButtonLink href={searchAddress({ ...search, q: wider })}>
                    {texts.t('messages.searchText')}
                  </ButtonLink>
                )}
                {!everywhere && <ButtonLink href={withJunk}>{say('searchbox.withJunk')}</ButtonLink>}
              </>
            }
          >
            <p>{say('searchbox.nothing')}</p>
          </EmptyState>
        )
      )}
      {hits.length > 0 && search.scope === 'all' && !everywhere && (
        <p className="border-t border-line px-4 py-3 text-muted">
          {say('searchbox.leftOut')}{' '}
          <a href={withJunk} className="underline">
            {say('searchbox.searchThem')}
          </a>
        </p>
      )}
    </div>
  );
}

const progressOf = (places: readonly string[], searched: ReadonlyMap<string, number>): number =>
  places.reduce((sum, path) => sum + (searched.get(path) ?? 0), 0) / places.length;
