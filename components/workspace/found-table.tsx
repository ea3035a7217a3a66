import { useLayoutEffect, useRef, useState, type KeyboardEvent } from 'react';
import {
  composePage,
  messagePage,
  type MailboxView,
  type MessageAction,
  type SearchPlace,
} from '#lib/contract/index.ts';
import { useCommands, useLiveValue } from '#lib/client/index.ts';
import type { SearchTexts } from '#lib/i18n/index.ts';
import { FLAGGED, hasFlag } from '#lib/mail/flags.ts';
import { Button } from '#components/ui/index.ts';
import { FoundHit } from './found-hit.tsx';
import { hitKey, type Hit } from './found-search.ts';
import { useActions } from './use-actions.ts';
import { useSelecting } from './use-selecting.ts';
import { openAddress } from './workspace-core.ts';
import { useWorkspace } from './workspace-context.ts';

interface Props {
  readonly search: SearchPlace;
  readonly mailboxes: readonly MailboxView[];
  readonly hits: readonly Hit[];
  readonly marks: { readonly people: readonly string[]; readonly subject: readonly string[] };
  readonly label: (path: string) => string;
  readonly say: (name: `searchbox.${keyof SearchTexts}`, values?: Record<string, string>) => string;
}

/** So many rows are drawn at first, and more when they are asked for. */
const ROWS = 100;
const GRID = { role: 'grid', 'aria-multiselectable': true, tabIndex: -1 } as const;
const NOBODY: ReadonlySet<string> = new Set();

/** The messages that were found, over folders: one tab stop, arrows and the keys of every list; what is ticked is changed in its own folder. */
export function FoundTable({ search, mailboxes, hits, marks, label, say }: Props) {
  const { core, texts } = useWorkspace();
  const { act } = useActions();
  const body = useRef<HTMLTableSectionElement>(null);
  const [shown, setShown] = useState(ROWS);
  const [ticked, setTicked] = useState(NOBODY);
  const [focus, setFocus] = useState<string>();
  const open = useLiveValue(core.place, ({ message, mailbox }) =>
    message ? `${mailbox}\n${String(message.uidValidity)}.${String(message.uid)}` : undefined,
  );
  const drawn = hits.slice(0, shown);
  const keys = drawn.map(hitKey);
  const chosen = hits.filter((hit) => ticked.has(hitKey(hit)));
  useSelecting(chosen.length > 0);
  const standing = Math.max(0, keys.indexOf(focus ?? open ?? ''));

  // A row that went away while the keyboard stood on it hands the keyboard to the one in its place.
  const held = useRef(false);
  useLayoutEffect(() => {
    if (held.current && document.activeElement === document.body)
      body.current?.querySelector<HTMLElement>('tr[tabindex="0"]')?.focus();
  });

  const hrefOf = ({ path, uidValidity, row }: Hit): string => {
    const message = { uidValidity, uid: row.uid };
    const mailbox = mailboxes.find((one) => one.path === path);
    return mailbox?.specialUse === 'drafts'
      ? composePage({ mode: 'draft', mailbox: path, message })
      : messagePage(path, message, { search });
  };
  const stand = (to: number): void => {
    const place = Math.max(0, Math.min(keys.length - 1, to));
    setFocus(keys[place]);
    const hit = drawn[place];
    if (hit && open !== undefined) openAddress(core, hrefOf(hit), 'replace');
    requestAnimationFrame(() => body.current?.querySelectorAll<HTMLElement>('tr')[place]?.focus());
  };
  const tick = (key: string | undefined): void => {
    if (key !== undefined)
      setTicked((now) => new Set(now.has(key) ? [...now].filter((one) => one !== key) : [...now, key]));
  };
  const targets = (): readonly Hit[] => {
    const here = drawn[standing];
    return chosen.length > 0 ? chosen : here ? [here] : [];
  };
  /** One request a folder: a message is changed where it is. */
  const change = (action: MessageAction, of = targets()): void => {
    const groups = Map.groupBy(of, ({ path, uidValidity }) => `${path}\n${String(uidValidity)}`);
    for (const group of groups.values()) {
      const [first] = group;
      if (!first) continue;
      const use = mailboxes.find(({ path }) => path === first.path)?.specialUse;
      act({
        do: action,
        mailbox: first.path,
        uidValidity: first.uidValidity,
        uids: group.map(({ row }) => row.uid),
        forever: action === 'delete' && (use === 'trash' || use === 'junk'),
      });
    }
    setTicked(NOBODY);
  };
  useCommands('list', {
    next: { run: () => stand(focus === undefined && open === undefined ? 0 : standing + 1) },
    previous: { run: () => stand(standing - 1) },
    first: { run: () => stand(0) },
    last: { run: () => stand(keys.length - 1) },
    open: {
      run: () => {
        const hit = drawn[standing];
        if (hit) openAddress(core, hrefOf(hit));
      },
    },
    select: { run: () => tick(keys[standing]) },
    selectAll: { run: () => setTicked(new Set(keys)) },
    selectNone: { run: () => setTicked(NOBODY) },
    clearSelection: { run: () => setTicked(NOBODY), enabled: chosen.length > 0 },
    archive: { run: () => change('archive') },
    delete: { run: () => change('delete') },
    junk: { run: () => change('junk') },
    markRead: { run: () => change('read') },
    markUnread: { run: () => change('unread') },
    star: { run: () => change(targets().every(({ row }) => hasFlag(row.flags, FLAGGED)) ? 'unflag' : 'flag') },
  });
  const onKey = (event: KeyboardEvent): void => {
    const steps: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1, PageDown: 10, PageUp: -10 };
    const step = steps[event.key];
    if (event.ctrlKey || event.metaKey || event.altKey || event.target instanceof HTMLInputElement) return;
    if (step !== undefined) stand(standing + step);
    else if (event.key === 'Home') stand(0);
    else if (event.key === 'End') stand(keys.length - 1);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  const actions = [
    ['read', 'mail-open', 'messages.markRead'],
    ['unread', 'mail', 'messages.markUnread'],
    ['flag', 'star', 'messages.flag'],
    ['archive', 'archive', 'messages.archive'],
    ['junk', 'junk', 'messages.junk'],
    ['delete', 'trash', 'messages.delete'],
  ] as const;
  return (
    <>
      {chosen.length > 0 && (
        <fieldset aria-label={texts.t('messages.selection')} className="found-actions">
          <Button
            type="button"
            tone="quiet"
            icon="close"
            iconOnly
            title={texts.t('messages.selectNone')}
            onClick={() => setTicked(NOBODY)}
          >
            {texts.t('messages.selectNone')}
          </Button>
          <span aria-live="polite" className="font-medium whitespace-nowrap">
            {texts.t('messages.selected', { count: texts.number(chosen.length) })}
          </span>
          {actions.map(([action, icon, text]) => (
            <Button
              key={action}
              type="button"
              tone="quiet"
              icon={icon}
              iconOnly
              title={texts.t(text)}
              onClick={() => change(action, chosen)}
            >
              {texts.t(text)}
            </Button>
          ))}
        </fieldset>
      )}
      <div className="list-scroll">
        <table
          className="list-table found-live"
          aria-label={say('searchbox.results')}
          aria-rowcount={hits.length}
          {...{
            ...GRID,
            onKeyDown: onKey,
            onFocus: () => (held.current = true),
            onBlur: (event) => {
              if (event.relatedTarget) held.current = false;
            },
          }}
        >
          <tbody ref={body}>
            {drawn.map((hit, place) => {
              const key = keys[place] ?? '';
              return (
                <FoundHit
                  key={key}
                  texts={texts}
                  mailbox={mailboxes.find(({ path }) => path === hit.path)}
                  folder={label(hit.path)}
                  href={hrefOf(hit)}
                  hit={hit}
                  place={place}
                  marks={marks}
                  ticked={ticked.has(key)}
                  tabStop={place === standing}
                  current={key === open}
                  onTick={() => tick(key)}
                  onFocus={() => setFocus(key)}
                />
              );
            })}
          </tbody>
        </table>
      </div>
      {hits.length > shown && (
        <div className="found-more">
          <Button type="button" tone="quiet" onClick={() => setShown((now) => now + ROWS)}>
            {say('searchbox.more', { count: texts.number(hits.length - shown) })}
          </Button>
        </div>
      )}
    </>
  );
}
