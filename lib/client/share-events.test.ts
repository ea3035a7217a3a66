import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ServerEvent } from '../contract/index.ts';
import { splitEvents, type PlacedEvent } from './read-events.ts';
import { RecentEvents } from './recent-events.ts';
import { shareEvents, type TabTools } from './share-events.ts';

const stale = (mailbox: string): ServerEvent => ({ type: 'stale', mailbox, counts: null });
const names = (events: readonly ServerEvent[]): string[] =>
  events.map((event) => ('mailbox' in event ? event.mailbox : event.type));

/** Tabs of one browser; what is posted arrives at the others at once. */
class Browser {
  readonly channels = new Set<BroadcastChannel>();
  /** Streams that are open at the server. */
  readonly streams = new Set<{ readonly cursor: string; hear(placed: PlacedEvent): void }>();
  #number = 0;

  /** The server says something on every open stream. */
  happen(mailbox: string): void {
    this.#number += 1;
    const placed = { event: stale(mailbox), cursor: `hub.${String(this.#number)}` };
    for (const { hear } of this.streams) hear(placed);
  }

  get cursor(): string {
    return `hub.${String(this.#number)}`;
  }

  open(locks?: LockManager, cursor = this.cursor) {
    const heard: ServerEvent[] = [];
    const page = { hidden: false };
    const tools: TabTools = {
      openChannel: () => this.#channel(),
      locks,
      hidden: () => page.hidden,
      read: (_href, from, hear) => {
        const stream = { cursor: from, hear };
        this.streams.add(stream);
        return () => void this.streams.delete(stream);
      },
    };
    const tab = shareEvents({ href: 'x', account: 'budi', cursor }, (event) => heard.push(event), tools);
    return { ...tab, heard: () => names(heard), hide: () => void (page.hidden = true) };
  }

  #channel(): BroadcastChannel {
    const { channels } = this;
    const channel = {
      onmessage: undefined as ((event: { data: unknown }) => void) | undefined,
      postMessage: (data: unknown) => {
        for (const other of channels)
          if (other !== (channel as unknown as BroadcastChannel))
            (other as unknown as typeof channel).onmessage?.({ data: structuredClone(data) });
      },
      close: () => void channels.delete(channel as unknown as BroadcastChannel),
    };
    channels.add(channel as unknown as BroadcastChannel);
    return channel as unknown as BroadcastChannel;
  }
}

/** A lock as browsers grant it: one holder, the others in line. */
function lockManager(): LockManager {
  let line = Promise.resolve();
  const request = (_name: string, { signal }: LockOptions, hold: () => Promise<void>): Promise<void> => {
    line = line.then(async () => {
      if (!signal?.aborted) await hold();
    });
    return line.then(() => {
      if (signal?.aborted) throw new DOMException('', 'AbortError');
    });
  };
  return { request } as unknown as LockManager;
}

let browser: Browser;
beforeEach(() => {
  vi.useFakeTimers();
  browser = new Browser();
});
afterEach(() => void vi.useRealTimers());

describe.each([
  ['with locks', true],
  ['without locks, as over plain HTTP', false],
])('tabs of one browser, %s', (_name, withLocks) => {
  const manager = () => (withLocks ? lockManager() : undefined);

  it('open one stream between them, and all hear it', async () => {
    const locks = manager();
    const tabs = Array.from({ length: 5 }, () => browser.open(locks));
    await vi.advanceTimersByTimeAsync(10_000);
    expect(browser.streams.size).toBe(1);
    browser.happen('INBOX');
    expect(tabs.map(({ heard }) => heard())).toEqual(Array.from({ length: 5 }, () => ['INBOX']));
  });

  it('go on when the one that reads is closed, where it stopped', async () => {
    const locks = manager();
    const first = browser.open(locks);
    await vi.advanceTimersByTimeAsync(1000);
    const second = browser.open(locks);
    browser.happen('One');
    first.close();
    await vi.advanceTimersByTimeAsync(5000);
    expect([...browser.streams].map(({ cursor }) => cursor)).toEqual(['hub.1']);
    browser.happen('Two');
    expect(second.heard()).toEqual(['One', 'Two']);
    expect(first.heard()).toEqual(['One']);
  });

  it('tell a new one what it missed since its page was made', async () => {
    const locks = manager();
    browser.open(locks);
    await vi.advanceTimersByTimeAsync(1000);
    browser.happen('One');
    const { cursor } = browser;
    browser.happen('Two');
    const late = browser.open(locks, cursor);
    const stranger = browser.open(locks, 'other.1');
    await vi.advanceTimersByTimeAsync(1000);
    expect([late.heard(), stranger.heard()]).toEqual([['Two'], ['resync']]);
  });

  it('read for themselves when the leader says nothing for some seconds', async () => {
    const locks = manager();
    browser.open(locks);
    await vi.advanceTimersByTimeAsync(1000);
    const frozen = [...browser.channels][0];
    if (frozen) browser.channels.delete(frozen); // a discarded tab: it hears and says nothing, and still holds the lock
    const second = browser.open(locks);
    await vi.advanceTimersByTimeAsync(6000);
    browser.happen('INBOX');
    expect(second.heard()).toEqual(['INBOX']);
  });

  it('hand over when the one that reads is hidden and another is looked at', async () => {
    const locks = manager();
    const first = browser.open(locks);
    await vi.advanceTimersByTimeAsync(1000);
    const second = browser.open(locks);
    await vi.advanceTimersByTimeAsync(1000);
    browser.happen('One');
    const [before] = browser.streams;
    first.hide();
    second.visible();
    await vi.advanceTimersByTimeAsync(5000);
    expect(browser.streams.size).toBe(1);
    expect(browser.streams).not.toContain(before);
    browser.happen('Two');
    expect(second.heard()).toEqual(['One', 'Two']);
  });
});

describe('a stream in pieces', () => {
  it('is put together, and comments and junk are passed over', () => {
    const text = `retry: 3000\n\nid: a.1\ndata: ${JSON.stringify(stale('INBOX'))}\n\n: \n\ndata: {broken\n\nid: a.2\ndata: {"ty`;
    const { events, rest } = splitEvents(text);
    expect(events).toEqual([{ event: stale('INBOX'), cursor: 'a.1' }]);
    expect(splitEvents(`${rest}pe":"resync"}\n\n`)).toEqual({
      events: [{ event: { type: 'resync' }, cursor: 'a.2' }],
      rest: '',
    });
  });
});

describe('what a leading tab remembers', () => {
  it('is the last of it; for older cursors it says resync', () => {
    const recent = new RecentEvents('hub.0');
    for (let nth = 1; nth <= 300; nth += 1)
      recent.add({ event: stale(`m${String(nth)}`), cursor: `hub.${String(nth)}` });
    expect(names(recent.after('hub.298').map(({ event }) => event))).toEqual(['m299', 'm300']);
    expect(names(recent.after('hub.300').map(({ event }) => event))).toEqual([]);
    for (const cursor of ['hub.50', 'other.299', '', 'junk'])
      expect(names(recent.after(cursor).map(({ event }) => event))).toEqual(['resync']);
  });
});
