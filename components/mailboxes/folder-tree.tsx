import {
  useId,
  useRef,
  useState,
  type CSSProperties,
  type DragEvent,
  type FocusEvent,
  type KeyboardEvent,
  type MouseEvent,
} from 'react';
import type { MailboxView } from '#lib/contract/index.ts';
import { Icon, useHydrated } from '#components/ui/index.ts';
import type { FolderNode } from './build-folder-tree.ts';
import { canMoveInto, isChangeable } from './can-move-into.ts';
import { LiveRailEntry } from './live-rail-entry.tsx';
import { moveInTree } from './move-in-tree.ts';
import { folderLabel, type RailWords } from './rail-words.ts';
import { visibleFolders } from './visible-folders.ts';

/** What the trees of a folder list share. */
export interface TreeFrame {
  readonly words: RailWords;
  readonly locale: string;
  /** Path of the folder on the screen. */
  readonly current: string | undefined;
  readonly folded: ReadonlySet<string>;
  /** What lies in a closed folder is not on the page at all; otherwise it is, for whoever has no scripts. */
  readonly many: boolean;
  /** The folder that is being dragged. */
  readonly dragged: MailboxView | undefined;
  countOf(mailbox: MailboxView): number;
  fold(key: string, folded: boolean): void;
  showMenu(mailbox: MailboxView, at: { readonly x: number; readonly y: number } | Element): void;
  drag(mailbox: MailboxView | undefined): void;
  /** The dragged folder was dropped on this one. */
  drop(into: MailboxView): void;
}

interface Props {
  readonly frame: TreeFrame;
  readonly nodes: readonly FolderNode[];
  /** Names the tree. */
  readonly label: string;
}

/** How long something is held over a closed folder until it opens, in milliseconds. */
const HOVER = 600;

/**
 * Folders as a tree: one stop of the Tab key, arrows move in it, open and close. Without scripts it is a list of links with
 * everything open.
 */
export function FolderTree({ frame, nodes, label }: Props) {
  const tree = useRef<HTMLUListElement>(null);
  const live = useHydrated();
  const id = useId();
  const rows = visibleFolders(nodes, frame.folded);
  const [last, setLast] = useState<string>();
  const has = (key: string | undefined): boolean => rows.some(({ node }) => node.mailbox.key === key);
  const onScreen = rows.find(({ node }) => node.mailbox.path === frame.current)?.node.mailbox.key;
  const stop = has(last) ? last : (onScreen ?? rows[0]?.node.mailbox.key);
  const rowOf = (key: string): HTMLElement | null => document.getElementById(`${id}${key}`);

  const onKey = (event: KeyboardEvent<HTMLElement>): void => {
    const row = rows.find(({ node }) => node.mailbox.key === stop);
    if (!row || event.ctrlKey || event.metaKey || event.altKey) return;
    const { mailbox } = row.node;
    const element = rowOf(mailbox.key);
    if (event.key === 'Enter' || event.key === ' ') element?.querySelector<HTMLElement>(':scope > div > a')?.click();
    else if (event.key === 'ContextMenu' || (event.key === 'F10' && event.shiftKey)) {
      if (element) frame.showMenu(mailbox, element.querySelector('.rail-entry') ?? element);
    } else {
      const backwards = tree.current !== null && getComputedStyle(tree.current).direction === 'rtl';
      const move = moveInTree(event.key, rows, mailbox.key, frame.folded, backwards);
      if (!move) return;
      if ('focus' in move) {
        setLast(move.focus);
        rowOf(move.focus)?.focus();
      } else frame.fold(move.fold, move.folded);
    }
    event.preventDefault();
    event.stopPropagation();
  };

  const onFocus = ({ target }: FocusEvent<HTMLElement>): void => {
    const key = target.closest('[role=treeitem]')?.id.slice(id.length);
    if (has(key)) setLast(key);
  };

  const branch = (list: readonly FolderNode[], depth: number) =>
    list.map((node, at) => {
      const { mailbox, children } = node;
      const closed = frame.folded.has(mailbox.key);
      const within = closed ? sumOf(node, frame.countOf) : frame.countOf(mailbox);
      const aria = live
        ? {
            role: 'treeitem',
            tabIndex: mailbox.key === stop ? 0 : -1,
            'aria-level': depth + 1,
            'aria-posinset': at + 1,
            'aria-setsize': list.length,
            'aria-expanded': children.length > 0 ? !closed : undefined,
            'aria-selected': mailbox.path === frame.current,
            'aria-labelledby': `${id}${mailbox.key}-name`,
          }
        : {};
      return (
        <li key={mailbox.key} id={`${id}${mailbox.key}`} className="rail-item" {...aria}>
          <div
            id={`${id}${mailbox.key}-name`}
            className="rail-row"
            draggable={live && isChangeable(mailbox) ? true : undefined}
            {...(live ? handlers(frame, mailbox, closed && children.length > 0) : {})}
          >
            {live && children.length > 0 && (
              <span
                className="rail-fold"
                aria-hidden="true"
                style={{ '--depth': Math.min(depth, 6) } as CSSProperties}
                onClick={() => frame.fold(mailbox.key, !closed)}
              >
                <Icon name={closed ? 'chevron-right' : 'chevron-down'} className="size-4" />
              </span>
            )}
            <LiveRailEntry
              mailbox={mailbox}
              words={frame.words}
              locale={frame.locale}
              current={mailbox.path === frame.current}
              count={within}
              depth={depth}
              inTree={live}
            />
            {live && (
              <span
                className="rail-more"
                aria-hidden="true"
                title={frame.words.folderActions.replace('{folder}', folderLabel(mailbox, frame.words))}
                onClick={(event) => frame.showMenu(mailbox, event.currentTarget)}
              >
                <Icon name="more" className="size-4" />
              </span>
            )}
          </div>
          {children.length > 0 && !(closed && frame.many) && (
            <ul {...(live ? { role: 'group' } : {})} hidden={closed}>
              {branch(children, depth + 1)}
            </ul>
          )}
        </li>
      );
    });

  return (
    <ul
      ref={tree}
      className="rail-tree"
      aria-label={label}
      {...(live ? { role: 'tree', onKeyDown: onKey, onFocus } : {})}
    >
      {branch(nodes, 0)}
    </ul>
  );
}

const sumOf = (node: FolderNode, countOf: TreeFrame['countOf']): number =>
  node.children.reduce(
    (sum, child) => sum + (child.mailbox.specialUse === 'drafts' ? 0 : sumOf(child, countOf)),
    countOf(node.mailbox),
  );

/** What the mouse does on a row: its menu, and folders that are dragged onto each other. */
function handlers(frame: TreeFrame, mailbox: MailboxView, opens: boolean) {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const takes = (): boolean => frame.dragged !== undefined && canMoveInto(frame.dragged, mailbox);
  const mark = (event: DragEvent<HTMLElement>, on: boolean): void => {
    if (on) event.currentTarget.dataset['drop'] = 'into';
    else delete event.currentTarget.dataset['drop'];
  };
  return {
    onContextMenu: (event: MouseEvent<HTMLElement>): void => {
      event.preventDefault();
      frame.showMenu(mailbox, { x: event.clientX, y: event.clientY });
    },
    onDragStart: (event: DragEvent<HTMLElement>): void => {
      event.dataTransfer.effectAllowed = 'move';
      event.dataTransfer.setData('application/x-tupai-folder', mailbox.key);
      frame.drag(mailbox);
    },
    onDragEnd: (): void => frame.drag(undefined),
    onDragEnter: (): void => {
      if (opens) timer = setTimeout(() => frame.fold(mailbox.key, false), HOVER);
    },
    onDragOver: (event: DragEvent<HTMLElement>): void => {
      if (!takes()) return;
      event.preventDefault();
      event.dataTransfer.dropEffect = 'move';
      mark(event, true);
    },
    onDragLeave: (event: DragEvent<HTMLElement>): void => {
      if (event.relatedTarget instanceof Node && event.currentTarget.contains(event.relatedTarget)) return;
      clearTimeout(timer);
      mark(event, false);
    },
    onDrop: (event: DragEvent<HTMLElement>): void => {
      clearTimeout(timer);
      mark(event, false);
      if (!takes()) return;
      event.preventDefault();
      frame.drop(mailbox);
    },
  };
}
