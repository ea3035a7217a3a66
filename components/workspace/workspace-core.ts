import { QueryClient } from '@tanstack/react-query';
import {
  listPage,
  readMailPlace,
  searchPage,
  withConversations,
  type MailPlace,
  type ServerEvent,
} from '#lib/contract/index.ts';
import { liveValue, type Excerpt, type LiveValue } from '#lib/client/index.ts';
import { opensWindow, openWindow, type ComposeWindow } from './compose-windows.ts';
import { putWindow } from './list-data.ts';
import { LABELS, SNOOZES, conversationQuery, listKey, messageKey, messageQuery } from './mail-queries.ts';
import type { Entry } from './activity.ts';
import type { Question } from './ask-first.tsx';
import type { FoundSearch } from './found-search.ts';
import type { GridModel } from './grid-model.ts';
import type { Intent } from './intents.ts';
import type { RowKey } from './row-key.ts';
import type { ReaderPane } from './reader-pane.tsx';
import type { Sheet } from './sheet.ts';
import type { Target } from './target.ts';
import { NOTHING_SELECTED, type Selection } from './selection.ts';
import { WaitingChanges, tabStorage } from './waiting-changes.ts';
import type { WorkspaceSeed } from './workspace-seed.ts';

/** Which rows of a list are being looked at. */
export interface SeenRows {
  readonly first: number;
  readonly last: number;
}

/** What shows a message. */
export interface Reader {
  readonly Pane: typeof ReaderPane;
}

/** What the mail screen knows and keeps while it is open, outside of React. One a page. */
export interface WorkspaceCore {
  readonly client: QueryClient;
  /** Where one is, by the address. */
  readonly place: LiveValue<MailPlace>;
  readonly selection: LiveValue<Selection>;
  /** Changes on their way. */
  readonly intents: LiveValue<readonly Intent[]>;
  /** Changes that wait until somebody answers. */
  readonly waiting: WaitingChanges;
  /** What was done, newest first. */
  readonly activity: LiveValue<readonly Entry[]>;
  /** What must be answered before something happens. */
  readonly question: LiveValue<Question | undefined>;
  /** The menu or dialog about messages that is open. */
  readonly sheet: LiveValue<Sheet | undefined>;
  /** Messages that are being written on this screen, the newest last. */
  readonly windows: LiveValue<readonly ComposeWindow[]>;
  /** Messages that are being dragged. */
  readonly dragged: LiveValue<Target | undefined>;
  /** The list on the screen, for keys and commands; nothing while there is none. */
  readonly grid: LiveValue<GridModel | undefined>;
  /** False where the server does not say where moved messages are, or once it did not: moving cannot be undone here. */
  readonly server: { undoesMoves: boolean };
  /** The person's setting: lists show conversations unless the address says otherwise. */
  readonly conversations: boolean;
  /** The person's setting: what opens after the open message went away. */
  readonly afterRemoving: WorkspaceSeed['settings']['afterRemoving'];
  /** The person's setting: messages are shown as they were designed. */
  readonly preferHtml: boolean;
  /** Nothing until it came (load-reader.ts). */
  readonly reader: LiveValue<Reader | undefined>;
  /** The search over folders that was made last, with what it found. */
  readonly found: LiveValue<FoundSearch | undefined>;
  /** Who else wants to hear what happens in a mailbox, by its path. */
  readonly hearers: Set<(event: ServerEvent, mailbox: string) => void>;
  /** A reader on the screen tells what is selected in the message that a link of it answers. */
  readonly excerpts: Set<(link: HTMLAnchorElement) => Excerpt | undefined>;
  /** By list: which of its rows are on the screen. */
  readonly seen: Map<string, SeenRows>;
  /** By list: how far it is scrolled, in pixels of list. */
  readonly offsets: Map<string, number>;
  /** Beginnings of texts that were asked for, by mailbox, UIDVALIDITY and UID as JSON. */
  readonly previews: Map<string, string>;
  /** Until when (`performance.now()`) the browser may still be on its way back; it says so itself when it has arrived. */
  readonly going: {
    backUntil: number;
    /** A message was opened by the keyboard, which goes on in it. */
    toHeading: boolean;
    /** A row the keyboard goes to that is not at hand yet, unless it goes elsewhere before. */
    toRow: { readonly mailbox: string; readonly place: number; readonly from: RowKey | undefined } | undefined;
    /** A ticked range of which rows are still on their way. */
    range: { readonly anchor: RowKey; readonly focus: RowKey; readonly keep: boolean } | undefined;
  };
}

const KEEP = 30 * 60_000;
/** The longest that going back takes, in milliseconds. */
const BACK = 500;

/** Makes the core of a mail screen out of what the server sent, so that nothing of it is asked for again. `reader` comes along where a message is open. */
export function makeCore(seed: WorkspaceSeed, reader?: typeof ReaderPane): WorkspaceCore {
  const client = new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: Infinity, // events tell what went stale
        gcTime: KEEP,
        retry: false,
        refetchOnWindowFocus: false,
        refetchOnReconnect: true,
        structuralSharing: false,
        networkMode: 'always', // a LAN without the Internet counts as offline for browsers
      },
    },
  });
  client.setQueryData(['folders'], seed.folders);
  client.setQueryData(LABELS, seed.labels);
  if (seed.snoozes) client.setQueryData(SNOOZES, seed.snoozes);
  if (seed.list?.ok) client.setQueryData(listKey(seed.place), putWindow(undefined, seed.list.value));
  if (seed.message?.ok && seed.place.message)
    client.setQueryData(messageKey(seed.place.mailbox, seed.place.message), seed.message.value);
  if (seed.conversation && seed.place.message)
    client.setQueryData(['conversation', ...messageKey(seed.place.mailbox, seed.place.message)], seed.conversation);
  return {
    client,
    place: liveValue(seed.place),
    selection: liveValue<Selection>(NOTHING_SELECTED),
    intents: liveValue<readonly Intent[]>([]),
    waiting: new WaitingChanges(seed.account, tabStorage),
    activity: liveValue<readonly Entry[]>([]),
    question: liveValue<Question | undefined>(undefined),
    windows: liveValue<readonly ComposeWindow[]>([]),
    dragged: liveValue<Target | undefined>(undefined),
    sheet: liveValue<Sheet | undefined>(undefined),
    grid: liveValue<GridModel | undefined>(undefined),
    server: { undoesMoves: seed.undoesMoves },
    conversations: seed.settings.conversations,
    afterRemoving: seed.settings.afterRemoving,
    preferHtml: seed.settings.preferHtml,
    reader: liveValue<Reader | undefined>(reader && { Pane: reader }),
    found: liveValue<FoundSearch | undefined>(undefined),
    hearers: new Set(),
    excerpts: new Set(),
    seen: new Map(),
    offsets: new Map(),
    previews: new Map(),
    going: { backUntil: 0, toHeading: false, toRow: undefined, range: undefined },
  };
}

/**
 * Goes to an address: within the mail screen at once, to any other by leaving it. From a message to the list it was opened from
 * is the way back, not one more step: Back pops exactly one level. A part of a screen (`#folders`) is no level of its own.
 */
export function openAddress(core: WorkspaceCore, address: string, how: 'push' | 'replace' = 'push'): void {
  const place = placeAt(core, address);
  if (!place || isPageOfItsOwn(place)) {
    if (opensWindow(address)) openWindow(core, address);
    else window.location.assign(address);
    return;
  }
  // A search that one folder's list answers is that list.
  const isList = place.search === undefined && new URL(address, window.location.href).pathname === searchPage();
  const shown = isList ? listPage(place.mailbox, place.list) : address;
  if (performance.now() < core.going.backUntil) {
    window.addEventListener('popstate', () => openAddress(core, address, how), { once: true });
    return;
  }
  const from = openedFrom();
  const within = window.location.hash !== '';
  if (within) window.location.replace('#'); // the browser keeps what it opened (#folders) until the address says otherwise
  if (core.place.get().message && !place.message && from !== undefined && isSameList(placeAt(core, from), place)) {
    core.going.backUntil = performance.now() + BACK;
    window.history.back();
  } else if (how === 'push' && !within) window.history.pushState({ from: window.location.href }, '', shown);
  else window.history.replaceState({ from }, '', shown);
  // On its way before anything is drawn; whoever shows it waits for the same answer.
  if (place.message) void core.client.prefetchQuery(messageQuery(place.mailbox, place.message, core));
  if (place.message && place.conversation)
    void core.client.prefetchQuery(conversationQuery(place.mailbox, place.message));
  showPlace(core, place);
}

/** Shows a place. A list that stays the one it was stays the same object, so that its rows are not drawn again for a message. */
export function showPlace(core: WorkspaceCore, place: MailPlace): void {
  core.place.set(({ list }) => (JSON.stringify(list) === JSON.stringify(place.list) ? { ...place, list } : place));
}

/** An address read as this person sees it; `undefined` outside of the mail screen. */
export function placeAt({ conversations }: WorkspaceCore, address: string): MailPlace | undefined {
  const place = readMailPlace(address);
  return place && withConversations(place, conversations);
}

/** The address that this one was opened from, as long as the mail screen knows it. */
function openedFrom(): string | undefined {
  const state: unknown = window.history.state;
  if (typeof state !== 'object' || state === null || !('from' in state)) return undefined;
  return typeof state.from === 'string' ? state.from : undefined;
}

function isSameList(before: MailPlace | undefined, list: MailPlace): boolean {
  const whole = (one: MailPlace): string => JSON.stringify([listKey(one), one.search]);
  return before !== undefined && !before.message && whole(before) === whole(list);
}

/** Source, headers, print and the like are pages that the server makes. */
export const isPageOfItsOwn = ({ view }: MailPlace): boolean =>
  view !== undefined && view !== 'html' && view !== 'text';
