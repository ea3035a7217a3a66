import { useCallback, useMemo } from 'react';
import { apiHref, listPage, type MailPlace, type MailboxView } from '#lib/contract/index.ts';
import { useLiveValue } from '#lib/client/index.ts';
import {
  EmptyList,
  ListFailure,
  ListHead,
  ListPager,
  SelectionBar,
  type ListView,
} from '#components/messages/index.ts';
import { useLiveCounts } from '#components/mailboxes/index.ts';
import { Banner, Button, FormHead, Menu } from '#components/ui/index.ts';
import { hiddenUids, intendedRow } from './intents.ts';
import { knownRows, type ListData } from './list-data.ts';
import { listRows } from './list-rows.ts';
import { MessageGrid } from './message-grid.tsx';
import { listKey } from './mail-queries.ts';
import { pageRows, pageStart } from './page-rows.ts';
import { clearRows } from './selection.ts';
import { SelectEverything } from './select-everything.tsx';
import { SelectKinds } from './select-kinds.tsx';
import { SelectionMenu } from './selection-menu.tsx';
import { showSheet } from './show-sheet.ts';
import { SkeletonList } from './skeleton-list.tsx';
import { useKeepKeyboard } from './use-keep-keyboard.ts';
import { useList } from './use-list.ts';
import { useSelecting } from './use-selecting.ts';
import { useWorkspace } from './workspace-context.ts';
import type { SeenRows } from './workspace-core.ts';

interface Props {
  readonly place: Pick<MailPlace, 'mailbox' | 'list'>;
  readonly mailbox: MailboxView;
  readonly mailboxes: readonly MailboxView[];
}

/** What the line about the connection says already. */
const TOLD: ReadonlySet<string> = new Set(['offline', 'imap.unreachable', 'auth.required']);

/** A folder's messages, as one form: head, bar of actions, rows. */
export function ListPane({ place, mailbox, mailboxes }: Props) {
  const { core, seed, texts, live } = useWorkspace();
  const { data, failure, look, retry } = useList(core, place);
  const ticked = useLiveValue(core.selection, ({ chosen }) => chosen.size);
  useKeepKeyboard(ticked);
  useSelecting(ticked > 0);
  const counts = useLiveCounts(mailbox.key);
  const { list: state } = place;
  const intents = useLiveValue(core.intents, (now) => now);
  const { pages, pageSize } = seed.settings;
  const all = useMemo(() => {
    if (!data) return undefined;
    const { uidValidity } = data.facts;
    const hidden = hiddenUids(intents, place.mailbox, uidValidity);
    return listRows(data, hidden, (row) => intendedRow(intents, place.mailbox, uidValidity, row));
  }, [data, intents, place.mailbox]);
  const total = all?.total ?? 0;
  const top = pages ? pageStart(state.offset, total, pageSize) : 0;
  const rows = useMemo(() => (all && pages ? pageRows(all, top, pageSize) : all), [all, pages, top, pageSize]);
  const lookAt = useCallback(
    ({ first, last }: SeenRows) => look({ first: first + top, last: last + top }),
    [look, top],
  );
  const first = data && (pages ? { first: 0, last: (rows?.total ?? 0) - 1 } : firstWindow(data, state.offset));
  // The same objects while nothing but rows changes, so that nothing but rows is drawn then.
  const [facts, begins] = [data?.facts, first && first.first + top];
  const view: ListView | undefined = useMemo(
    () =>
      facts === undefined || begins === undefined
        ? undefined
        : {
            texts,
            token: seed.token,
            mailbox,
            mailboxes,
            list: { ...facts, offset: begins, limit: pages || !seed.list?.ok ? pageSize : seed.list.value.limit },
            state,
            address: seed.ownAddress,
            markRead: seed.settings.markRead === 'at-once',
            live,
            pages,
          },
    [texts, seed, mailbox, mailboxes, facts, begins, state, live, pages, pageSize],
  );
  const unseen = counts?.unseen ?? mailbox.unseen;
  const head = useMemo(
    () =>
      view && (
        <ListHead
          {...view}
          mailbox={{ ...view.mailbox, unseen }}
          select={
            view.live &&
            !view.list.readOnly &&
            total > 0 && (
              <Menu label={texts.t('actions.select')} icon="select" iconOnly align="end" className="list-select">
                <SelectKinds mailbox={view.mailbox} total={total} />
              </Menu>
            )
          }
        />
      ),
    [texts, view, unseen, total],
  );
  const bar = useMemo(
    () =>
      view &&
      !view.list.readOnly && (
        <SelectionBar
          view={view}
          selected={ticked}
          live={
            view.live
              ? {
                  onClear: () => core.selection.set(clearRows),
                  onMove: () => showSheet(core, 'move'),
                  more: <SelectionMenu mailbox={view.mailbox} total={total} />,
                }
              : undefined
          }
        />
      ),
    [core, view, ticked, total],
  );
  const here = listPage(place.mailbox, state);
  if (!data || !rows || !first || !view) {
    const fault = failure ?? (seed.list && !seed.list.ok ? seed.list.fault : undefined);
    return fault ? (
      <ListFailure
        texts={texts}
        here={here}
        retry={live ? retry : undefined}
        {...fault}
        text={fault.text || texts.t('workspace.offline')}
      />
    ) : (
      <SkeletonList folder={texts.t('workspace.loading')} />
    );
  }
  if (total === 0)
    return (
      <div className="sheet list">
        {head}
        <EmptyList {...view} />
      </div>
    );
  return (
    <form
      method="post"
      action={apiHref('actOnMessages')}
      className="sheet list"
      data-density={seed.settings.density}
      data-pages={pages || undefined}
      data-live={live || undefined}
      data-selecting={ticked > 0 || undefined}
    >
      <FormHead token={seed.token} return={listPage(mailbox.path, { ...state, select: undefined })} />
      <input type="hidden" name="mailbox" value={mailbox.key} />
      <input type="hidden" name="uidValidity" value={data.facts.uidValidity} />
      {head}
      {bar}
      {failure && !TOLD.has(failure.code) && (
        <Banner
          tone="warn"
          className="m-2"
          details={failure.detail}
          detailsLabel={texts.t('common.details')}
          reference={failure.reference && texts.t('common.reference', { id: failure.reference })}
          actions={
            <Button type="button" tone="quiet" onClick={retry}>
              {texts.t('workspace.retry')}
            </Button>
          }
        >
          {texts.t('workspace.stale', { reason: failure.text || texts.t('workspace.offline') })}
        </Banner>
      )}
      {live && !data.facts.readOnly && <SelectEverything mailbox={mailbox} drawn={rows.total} total={total} />}
      <MessageGrid
        view={view}
        rows={rows}
        list={JSON.stringify([...listKey(place), ...(pages ? [top] : [])])}
        first={first}
        look={lookAt}
      />
      <div className="list-pages">
        <ListPager texts={texts} path={mailbox.path} list={view.list} state={state} atEnd />
      </div>
    </form>
  );
}

/** The rows that the server sent, which are the first to be drawn. */
function firstWindow(data: ListData, offset: number): { first: number; last: number } {
  let last = offset - 1;
  for (const [place] of knownRows(data)) if (place > last && place < offset + 200) last = place;
  return { first: offset, last };
}
