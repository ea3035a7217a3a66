'use client';

import { useMemo, useState } from 'react';
import { apiHref, foldersPage, settingsPage, type MailboxList, type MailboxView } from '#lib/contract/index.ts';
import { fillWords, newOperation, postForm, useOnDemand, useToastStore } from '#lib/client/index.ts';
import { encodeMailboxKey } from '#lib/mail/mailbox-key.ts';
import { Icon } from '#components/ui/index.ts';
import { buildFolderTree, type FolderNode } from './build-folder-tree.ts';
import { canMoveInto } from './can-move-into.ts';
import type { FolderChange } from './folder-menu.ts';
import { FolderSearch } from './folder-search.tsx';
import { FolderTree, type TreeFrame } from './folder-tree.tsx';
import { keepFolded } from './keep-folded.ts';
import { useLiveFolders } from './live-mail.tsx';
import { LiveRailEntry } from './live-rail-entry.tsx';
import { LiveSavedSearch } from './live-saved-search.tsx';
import { folderLabel, type RailWords } from './rail-words.ts';
import { MANY_FOLDERS } from './short-list.ts';
import { closedAtFirst, shortenTree } from './shorten-tree.ts';

interface Props {
  readonly list: MailboxList;
  readonly words: RailWords;
  readonly locale: string;
  readonly current: string | undefined;
  readonly token: string;
  readonly cookiePath: string;
}

const loadPopup = () => import('./folder-popup.tsx');
/** So many folders that a word is found in are shown. */
const MOST_FOUND = 50;

/** All folders: favourites, the tree, what others share, saved searches; with menus, folding and dragging where scripts run. */
export function LiveFolderList({ list: made, words, locale, current, token, cookiePath }: Props) {
  const toasts = useToastStore();
  const { list: heard, counts } = useLiveFolders();
  const list = heard ?? made;
  const many = list.mailboxes.length > MANY_FOLDERS;
  const whole = useMemo(() => buildFolderTree(list.mailboxes), [list.mailboxes]);
  const [folded, setFolded] = useState<ReadonlySet<string>>(
    () => new Set(many ? closedAtFirst([...whole.personal, ...whole.other, ...whole.shared], current) : made.folded),
  );
  const [find, setFind] = useState('');
  const [menu, setMenu] = useState<{ mailbox: MailboxView; at: { x: number; y: number } | Element }>();
  const popup = useOnDemand(menu !== undefined, loadPopup, () => {
    setMenu(undefined);
    toasts.show({ text: words.failed, tone: 'danger', seconds: 10 });
  });
  const [dragged, setDragged] = useState<MailboxView>();
  const { favourites, personal, other, shared, left } = useMemo(
    () => (many ? shortenTree(whole, current) : { ...whole, left: 0 }),
    [whole, many, current],
  );

  const change = async (what: FolderChange, undo?: FolderChange): Promise<void> => {
    const fields = new FormData();
    for (const [name, value] of Object.entries({ token, ...what.fields })) fields.set(name, value);
    const answer = await postForm(apiHref(what.to), fields, { operation: newOperation() });
    if (!answer.ok) toasts.show({ text: answer.text || words.failed, tone: 'danger', seconds: 10 });
    else if (what.fields['notify'] === 'on' && Notification.permission !== 'granted')
      toasts.show({
        text: words.notifyAllow,
        actions: [{ label: words.notifySettings, run: () => window.location.assign(settingsPage('mailbox')) }],
      });
    else
      toasts.show({
        text: what.said,
        seconds: 10,
        ...(undo ? { actions: [{ label: words.undo, run: () => void change(undo) }] } : {}),
      });
  };
  const move = (into: MailboxView | null): void => {
    setDragged(undefined);
    if (!dragged || !canMoveInto(dragged, into)) return;
    const { name, path, delimiter } = dragged;
    const parent = list.mailboxes.find((one) => one.path === path.slice(0, path.lastIndexOf(delimiter)));
    const said = { folder: name, into: into ? folderLabel(into, words) : '' };
    void change(
      {
        to: 'renameMailbox',
        fields: { mailbox: dragged.key, name, parent: into?.key ?? '' },
        said: fillWords(into ? words.moved : words.movedToTop, said),
      },
      undoMove(dragged, into, parent, words),
    );
  };
  const frame: TreeFrame = {
    words,
    locale,
    current,
    folded,
    many,
    dragged,
    countOf: (mailbox) => {
      const now = counts.get(mailbox.key) ?? mailbox;
      return mailbox.specialUse === 'drafts' ? now.messages : now.unseen;
    },
    fold: (key, closed) => {
      const next = new Set(folded);
      if (closed) next.add(key);
      else next.delete(key);
      setFolded(next);
      if (!many) keepFolded(next, cookiePath); // of thousands a cookie holds no part that makes sense
    },
    showMenu: (mailbox, at) => setMenu({ mailbox, at }),
    drag: setDragged,
    drop: move,
  };
  const tree = (label: string, nodes: readonly FolderNode[]) =>
    nodes.length > 0 && <FolderTree frame={frame} nodes={nodes} label={label} />;
  const headed = (label: string, nodes: readonly FolderNode[]) =>
    nodes.length > 0 && (
      <>
        <h2 className="rail-heading">{label}</h2>
        {tree(label, nodes)}
      </>
    );

  const wanted = find.trim().toLowerCase();
  const found =
    wanted === ''
      ? []
      : list.mailboxes.filter(({ path, selectable }) => selectable && path.toLowerCase().includes(wanted));

  return (
    <>
      {many && (
        <FolderSearch label={words.find} find={find} onType={setFind}>
          {wanted !== '' && (
            <ul aria-label={words.find}>
              {found.slice(0, MOST_FOUND).map((mailbox) => (
                <li key={mailbox.key}>
                  <LiveRailEntry
                    {...{ words, locale, depth: 0, inTree: false }}
                    mailbox={mailbox.specialUse ? mailbox : { ...mailbox, name: mailbox.path }}
                    current={mailbox.path === current}
                    count={frame.countOf(mailbox)}
                  />
                </li>
              ))}
            </ul>
          )}
        </FolderSearch>
      )}
      {favourites.length > 0 && (
        <>
          <h2 className="rail-heading">{words.favourites}</h2>
          <ul aria-label={words.favourites}>
            {favourites.map((mailbox) => (
              <li key={mailbox.key}>
                <LiveRailEntry
                  {...{ mailbox, words, locale, depth: 0, inTree: false }}
                  current={mailbox.path === current}
                  count={frame.countOf(mailbox)}
                />
              </li>
            ))}
          </ul>
          <h2 className="rail-heading">{words.folders}</h2>
        </>
      )}
      {tree(words.folders, personal)}
      {left > 0 && (
        <a href={foldersPage()} className="rail-entry text-muted">
          <span className="rail-icon">
            <Icon name="more" />
          </span>
          <span className="min-w-0 flex-1 truncate">
            {fillWords(words.more, { count: new Intl.NumberFormat(locale).format(left) })}
          </span>
        </a>
      )}
      {dragged && canMoveInto(dragged, null) && (
        <div className="rail-top" onDragOver={(event) => event.preventDefault()} onDrop={() => move(null)}>
          {words.dropOnTop}
        </div>
      )}
      {headed(words.otherPeople, other)}
      {headed(words.sharedFolders, shared)}
      {list.searches.length > 0 && (
        <>
          <h2 className="rail-heading">{words.savedSearches}</h2>
          <ul aria-label={words.savedSearches}>
            {list.searches.map((search) => (
              <li key={search.id}>
                <LiveSavedSearch search={search} locale={locale} />
              </li>
            ))}
          </ul>
        </>
      )}
      {menu && popup && (
        <popup.FolderPopup
          {...menu}
          words={words}
          change={(what) => void change(what)}
          onClose={() => setMenu(undefined)}
        />
      )}
    </>
  );
}

/** The way back of a move; its key is the one that the folder has afterwards. */
function undoMove(
  { name, path }: MailboxView,
  into: MailboxView | null,
  parent: MailboxView | undefined,
  words: RailWords,
): FolderChange | undefined {
  if (!into) return undefined; // where the top is, only the server knows
  const now = `${into.path}${into.delimiter}${name}`;
  return {
    to: 'renameMailbox',
    fields: { mailbox: encodeMailboxKey(now), name, parent: parent?.key ?? '' },
    said: fillWords(words.done, { folder: path }),
  };
}
