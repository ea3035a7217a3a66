import { readEvents, type PlacedEvent } from './read-events.ts';
import { RecentEvents } from './recent-events.ts';

/** What tabs of one account say to each other. `id` is of the tab that speaks; the lowest leads, and `''` holds the lock. */
type Message =
  | { readonly kind: 'heard'; readonly id: string; readonly placed: PlacedEvent }
  | { readonly kind: 'replay'; readonly id: string; readonly to: string; readonly events: readonly PlacedEvent[] }
  | { readonly kind: 'join'; readonly id: string; readonly cursor: string }
  | { readonly kind: 'beat' | 'claim' | 'want' | 'free'; readonly id: string };

export interface EventSourceOptions {
  /** With the mount point. */
  readonly href: string;
  /** Tabs of the same account share one stream. */
  readonly account: string;
  /** Where the page stood when it was rendered. */
  readonly cursor: string;
}

/** What the browser offers; each may be missing (plain HTTP has no locks). */
export interface TabTools {
  readonly openChannel: ((name: string) => BroadcastChannel) | undefined;
  readonly locks: LockManager | undefined;
  readonly read: typeof readEvents;
  readonly hidden: () => boolean;
}

const browser = (): TabTools => ({
  openChannel: 'BroadcastChannel' in globalThis ? (name) => new BroadcastChannel(name) : undefined,
  locks: 'locks' in navigator ? navigator.locks : undefined,
  read: readEvents,
  hidden: () => document.visibilityState === 'hidden',
});

const BEAT = 1000;
/** A tab that hears nobody for so long asks who leads, and leads when nobody answers. */
const PATIENCE = { locks: 4000, lease: 1500 };
const ANSWER = 300;

/**
 * One event stream for all tabs of a browser: one of them reads it and tells the others. Who holds the lock leads; without
 * locks a lease over a BroadcastChannel decides, and without that each tab reads for itself. A tab that comes later is
 * told what it missed since its page was rendered.
 *
 * @param hear `leads`: this tab reads the stream; what is to be done once for all tabs is done by it
 * @returns what a tab calls when it becomes visible (a hidden leader then hands over), and when it goes.
 */
export function shareEvents(
  { href, account, cursor }: EventSourceOptions,
  hear: (event: PlacedEvent['event'], leads: boolean) => void,
  tools: TabTools = browser(),
): { visible(): void; close(): void; cursor(): string } {
  let at = cursor;
  let leading: { readonly id: string; readonly stop: () => void; readonly recent: RecentEvents } | undefined;
  const told = ({ event, cursor: next }: PlacedEvent): void => {
    at = next || at;
    if (event.type !== 'ready') hear(event, !tools.openChannel || leading !== undefined);
  };
  if (!tools.openChannel) {
    const stop = tools.read(href, cursor, told);
    return { visible: () => undefined, close: stop, cursor: () => at };
  }
  const name = `tupai ${href} ${account}`;
  const own = String(Math.random()).slice(2);
  const channel = tools.openChannel(name);
  let release: (() => void) | undefined;
  let claiming: ReturnType<typeof setTimeout> | undefined;
  let heardAt = Date.now();
  const closed = new AbortController();
  const say = (message: Message): void => {
    if (!closed.signal.aborted) channel.postMessage(message);
  };

  const lead = (id: string): void => {
    leading?.stop();
    clearTimeout(claiming);
    claiming = undefined;
    const recent = new RecentEvents(at);
    const stop = tools.read(href, at, (placed) => {
      recent.add(placed);
      say({ kind: 'heard', id, placed });
      told(placed);
    });
    leading = { id, stop, recent };
    say({ kind: 'beat', id });
  };
  const follow = (): void => {
    leading?.stop();
    leading = undefined;
    heardAt = Date.now();
  };
  const claim = (): void => {
    if (leading || claiming !== undefined) return;
    claiming = setTimeout(() => lead(own), ANSWER);
    say({ kind: 'claim', id: own });
  };
  const yieldTo = (): void => {
    clearTimeout(claiming);
    claiming = undefined;
    heardAt = Date.now();
  };
  const takeLock = (): void => {
    tools.locks
      ?.request(name, { signal: closed.signal }, async () => {
        if (closed.signal.aborted) return;
        lead('');
        await new Promise<void>((resolve) => (release = resolve));
        follow();
      })
      .then(takeLock, () => undefined); // refused only because the tab goes
  };

  channel.onmessage = ({ data }: MessageEvent<Message>): void => {
    switch (data.kind) {
      case 'heard':
      case 'beat':
        if (leading && data.id < leading.id) follow();
        if (leading) return;
        yieldTo();
        if (data.kind === 'heard') told(data.placed);
        return;
      case 'replay':
        if (data.to === own) for (const placed of data.events) told(placed);
        return;
      case 'claim':
        if (leading) say({ kind: 'beat', id: leading.id });
        else if (claiming !== undefined && data.id < own) yieldTo();
        return;
      case 'join':
        if (leading) say({ kind: 'replay', id: leading.id, to: data.id, events: leading.recent.after(data.cursor) });
        if (leading) say({ kind: 'beat', id: leading.id });
        return;
      case 'want':
        if (!leading || !tools.hidden()) return;
        if (release) release();
        else follow();
        say({ kind: 'free', id: own });
        return;
      case 'free':
        if (!tools.locks && !tools.hidden()) claim();
    }
  };

  say({ kind: 'join', id: own, cursor });
  if (tools.locks) takeLock();
  else claim();
  const beat = setInterval(() => {
    if (leading) say({ kind: 'beat', id: leading.id });
    else if (Date.now() - heardAt > (tools.locks ? PATIENCE.locks : PATIENCE.lease)) claim();
  }, BEAT);
  return {
    visible: () => {
      if (!leading) say({ kind: 'want', id: own });
    },
    close: () => {
      if (leading) say({ kind: 'free', id: own });
      clearInterval(beat);
      clearTimeout(claiming);
      closed.abort();
      leading?.stop();
      release?.();
      channel.close();
    },
    cursor: () => at,
  };
}
