import type { ServerEvent } from '../contract/index.ts';
import { tellPage } from './page-news.ts';

/** One event and the place in the stream right after it; `''` for the last words of a session. */
export interface PlacedEvent {
  readonly event: ServerEvent;
  readonly cursor: string;
}

/** Nothing for this long, not even a heartbeat (25 s): the connection is dead without a sign. */
const SILENCE = 60_000;
const RETRY_MIN = 1000;
const RETRY_MAX = 60_000;

/**
 * Reads the server's event stream until it is closed or nobody is signed in any more, and opens it anew, where it stopped,
 * whenever it breaks. By fetch and not by EventSource, which does not tell a session that ended from a server that is away.
 *
 * @param cursor where the page stood when it was rendered.
 * @returns a function that closes it.
 */
export function readEvents(href: string, cursor: string, hear: (placed: PlacedEvent) => void): () => void {
  const closed = new AbortController();
  let at = cursor;
  let over = false;
  let broke = false;
  let wait = RETRY_MIN;
  const take = (placed: PlacedEvent): void => {
    at = placed.cursor || at;
    wait = RETRY_MIN;
    if (placed.event.type === 'ready' && broke) tellPage({ kind: 'doubt' }); // back: perhaps as another build
    over ||= placed.event.type === 'session-ended';
    hear(placed);
  };
  const run = async (): Promise<void> => {
    while (!over && !closed.signal.aborted) {
      over = (await readOnce(`${href}?cursor=${encodeURIComponent(at)}`, closed.signal, take)) === 'signed-out' || over;
      broke = true;
      if (!over && !closed.signal.aborted) tellPage({ kind: 'doubt' });
      if (!over) await pause(wait * (0.75 + Math.random() / 2), closed.signal);
      wait = Math.min(RETRY_MAX, wait * 2);
    }
  };
  void run();
  return () => closed.abort();
}

async function readOnce(
  url: string,
  closed: AbortSignal,
  take: (placed: PlacedEvent) => void,
): Promise<'signed-out' | 'broken'> {
  const dead = new AbortController();
  let watchdog = setTimeout(() => dead.abort(), SILENCE);
  const give = (): void => dead.abort();
  closed.addEventListener('abort', give);
  try {
    const response = await fetch(url, {
      headers: { accept: 'text/event-stream' },
      cache: 'no-store',
      signal: dead.signal,
    });
    if (response.status === 401) {
      take({ event: { type: 'session-ended' }, cursor: '' });
      return 'signed-out';
    }
    const reader = response.ok ? response.body?.getReader() : undefined;
    const decoder = new TextDecoder();
    for (let held = ''; reader;) {
      const { done, value } = await reader.read();
      if (done || closed.aborted) break;
      clearTimeout(watchdog);
      watchdog = setTimeout(() => dead.abort(), SILENCE);
      const { events, rest } = splitEvents(held + decoder.decode(value, { stream: true }));
      held = rest;
      for (const placed of events) take(placed);
    }
    return 'broken';
  } catch {
    return 'broken'; // the server is away, or we are: the next try tells
  } finally {
    clearTimeout(watchdog);
    closed.removeEventListener('abort', give);
    dead.abort();
  }
}

/** The whole events of what was read, and the beginning of the next one. Comments and junk are passed over. */
export function splitEvents(text: string): { readonly events: readonly PlacedEvent[]; readonly rest: string } {
  const blocks = text.split('\n\n');
  const rest = blocks.pop() ?? '';
  const events = blocks.flatMap((block): PlacedEvent[] => {
    const field = (name: string): string =>
      block
        .split('\n')
        .find((line) => line.startsWith(`${name}: `))
        ?.slice(name.length + 2) ?? '';
    const event = parseEvent(field('data'));
    return event ? [{ event, cursor: field('id') }] : [];
  });
  return { events, rest };
}

function parseEvent(data: string): ServerEvent | undefined {
  if (data === '') return undefined;
  try {
    return JSON.parse(data) as ServerEvent;
  } catch {
    return undefined; // not ours: a proxy wrote into the stream
  }
}

function pause(ms: number, closed: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    closed.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}
