import { composePage, type MailPlace } from '#lib/contract/index.ts';
import { newOperation, type Excerpt, type LiveValue } from '#lib/client/index.ts';
import { decodeMailboxKey, encodeMailboxKey } from '#lib/mail/mailbox-key.ts';
import { decodeMessageKey, encodeMessageKey } from '#lib/mail/message-ref.ts';
import type { OpenedComposer, WindowState } from '#components/composer/window/index.ts';

/** A message that is being written over the mail screen, or below the message that it answers. */
export interface ComposeWindow {
  /** Begins with a letter: it begins ids. */
  readonly id: string;
  /** Address of the compose page that would show the same. */
  readonly start: string;
  readonly state: WindowState;
  /** Below which open message it stands, by {@link hereOf}; `''`: in the corner of the screen. */
  readonly under: string;
  /** What stands in it already. */
  readonly opened?: OpenedComposer | undefined;
  /** What an answer quotes of its message; missing: all of it. */
  readonly excerpt?: Excerpt | undefined;
  /** It was open since it came to its place. One that never was is drawn as its title alone. */
  readonly drawn: boolean;
  readonly takesFocus: boolean;
  /** Its message is on its way: another page that opens it would find it empty. */
  readonly isSending?: boolean;
}

interface Core {
  readonly windows: LiveValue<readonly ComposeWindow[]>;
  readonly place: LiveValue<MailPlace>;
}

const MOST = 3;
/** The narrowest that a window may be, with the gap beside it, in CSS pixels. */
const NARROWEST = 376;
const ANSWERS = new Set(['reply', 'reply-all', 'reply-list', 'forward', 'forward-attached']);

/** The open message, as windows name it; `''` where none is open. */
export const hereOf = ({ mailbox, message }: MailPlace): string =>
  message ? `${encodeMailboxKey(mailbox)} ${encodeMessageKey(message)}` : '';

/** Whether an address is one of a message being written that opens over this screen; on narrow ones it has a page to itself. */
export const opensWindow = (address: string): boolean =>
  new URL(address, window.location.href).pathname === composePage() && matchMedia('(width >= 48rem)').matches;

/**
 * Opens what an address of the compose page shows. Somebody who asks twice for the same answer gets the one that is there.
 *
 * @param here the open message, where the wish came from its reader: answers stand below it
 * @param excerpt what an answer quotes, where not all of its message
 */
export function openWindow(core: Core, address: string, here = '', excerpt?: Excerpt): void {
  const { windows, place } = core;
  const { pathname, search, searchParams } = new URL(address, window.location.href);
  const start = pathname + search;
  const same = windows.get().find((one) => one.start === start && searchParams.has('message'));
  if (same) {
    const isBelow = same.under !== '' && same.under === hereOf(place.get()); // it is on the screen already
    changeWindow(core, same.id, { state: same.state === 'full' ? 'full' : 'open', ...(isBelow ? {} : { under: '' }) });
    return;
  }
  const under = ANSWERS.has(searchParams.get('mode') ?? '') ? here : '';
  const id = `w${newOperation()}`;
  const fresh = { id, start, state: 'open', under, excerpt, drawn: true, takesFocus: true } as const;
  windows.set((all) => [...all.map((one) => (under !== '' && one.under === under ? displaced(one) : one)), fresh]);
  keepRoom(windows, fresh.id);
}

/** Below no message any more: what stands in it is taken along when it is taken off the screen. */
const displaced = (one: ComposeWindow): ComposeWindow => ({ ...one, under: NOWHERE });
const NOWHERE = '-';

export function changeWindow({ windows }: Pick<Core, 'windows'>, id: string, change: Partial<ComposeWindow>): void {
  const isShown = change.state !== undefined && change.state !== 'minimised';
  windows.set((all) =>
    all.map((one) => (one.id === id ? { ...one, ...change, drawn: (change.drawn ?? one.drawn) || isShown } : one)),
  );
  if (isShown) keepRoom(windows, id);
}

export function closeWindow({ windows }: Pick<Core, 'windows'>, id: string): void {
  windows.set((all) => all.filter((one) => one.id !== id));
}

/** As many windows stand open as fit, three at most; the others are minimised, the eldest first. */
function keepRoom(windows: Core['windows'], newest: string): void {
  const room = Math.max(1, Math.min(MOST, Math.floor(window.innerWidth / NARROWEST)));
  windows.set((all) => {
    const open = all.filter(({ under, state }) => under === '' && state !== 'minimised');
    const tooMany = open.filter(({ id }) => id !== newest).slice(0, Math.max(0, open.length - room));
    const isFull = all.some(({ id, state }) => id === newest && state === 'full');
    return all.map((one) =>
      tooMany.includes(one) || (isFull && one.id !== newest && one.state === 'full')
        ? { ...one, state: 'minimised' }
        : one,
    );
  });
}

const KEY = 'tupai-windows:';

/** Remembers in this tab which windows there are, and nothing of what stands in them: that is in their drafts. */
export function keepWindows(storage: Storage | undefined, account: string, all: readonly ComposeWindow[]): void {
  const kept = all
    .filter(({ isSending }) => isSending !== true)
    .map(({ id, start, state, under }) => ({ id, start, state, under }));
  if (kept.length === 0) storage?.removeItem(KEY + account);
  else storage?.setItem(KEY + account, JSON.stringify(kept));
}

/** The windows that this tab had before the page was loaded anew; none where what is stored is not ours. */
export function keptWindows(storage: Storage | undefined, account: string): ComposeWindow[] {
  try {
    const value: unknown = JSON.parse(storage?.getItem(KEY + account) ?? '[]');
    return (Array.isArray(value) ? (value as Partial<ComposeWindow>[]) : []).flatMap(({ id, start, state, under }) =>
      typeof id === 'string' && /^w\w+$/.test(id) && typeof start === 'string' && opensWindow(start)
        ? [
            {
              id,
              start,
              state: state === 'open' || state === 'full' ? state : 'minimised',
              under: typeof under === 'string' ? under : '',
              drawn: state === 'open' || state === 'full',
              takesFocus: false,
            },
          ]
        : [],
    );
  } catch {
    return []; // not written by us
  }
}

/** Where a stored draft is opened. */
export function draftAddress(draft: { readonly mailbox: string; readonly message: string }): string | undefined {
  const mailbox = decodeMailboxKey(draft.mailbox);
  const message = decodeMessageKey(draft.message);
  return mailbox === undefined || !message ? undefined : composePage({ mode: 'draft', mailbox, message });
}
