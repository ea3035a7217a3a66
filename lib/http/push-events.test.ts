import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import * as contract from '#lib/contract/index.ts';
import type { EventFeed } from '#lib/service/index.ts';
import { endSession } from '#lib/session/index.ts';
import { openStream, pushEvents } from './push-events.ts';
import { openTestEdge, ORIGIN, type TestEdge } from './test-edge.ts';

/** Reads what a stream says; `ended` tells how it ended. */
function follow(body: ReadableStream<Uint8Array>) {
  const said: string[] = [];
  const ended = (async () => {
    const decoder = new TextDecoder();
    try {
      for await (const chunk of body) said.push(decoder.decode(chunk));
      return 'closed';
    } catch {
      return 'cut';
    }
  })();
  return { said, ended, text: () => said.join('') };
}

describe('an event stream', () => {
  const watching = (check: (present: boolean) => Promise<boolean> = () => Promise.resolve(true)) => {
    const abort = new AbortController();
    let feed: EventFeed | undefined;
    const stopped = vi.fn<() => void>();
    const body = openStream(abort.signal, check, (given) => {
      feed = given;
      return stopped;
    });
    if (!feed) throw new Error('Nobody watches.');
    return { body, feed, abort, stopped };
  };

  it('says events in order, each with its place', async () => {
    const { body, feed } = watching();
    const { text, ended } = follow(body);
    feed.send({ type: 'stale', mailbox: 'INBOX', counts: null }, 'a.1');
    feed.send({ type: 'mailboxes' }, 'a.2');
    await vi.waitFor(() => expect(text()).toContain('a.2'));
    expect(text()).toBe(
      'retry: 3000\n\nid: a.1\ndata: {"type":"stale","mailbox":"INBOX","counts":null}\n\nid: a.2\ndata: {"type":"mailboxes"}\n\n',
    );
    feed.end(false);
    expect(await ended).toBe('closed');
    expect(text()).not.toContain('session-ended');
  });

  it('says when the session ended elsewhere, instead of the event', async () => {
    let signedIn = true;
    const { body, feed, stopped } = watching(() => Promise.resolve(signedIn));
    const { text, ended } = follow(body);
    signedIn = false;
    feed.send({ type: 'stale', mailbox: 'Rahasia', counts: null }, 'a.1');
    expect(await ended).toBe('closed');
    expect(text()).toContain('session-ended');
    expect(text()).not.toContain('Rahasia');
    expect(stopped).toHaveBeenCalledOnce();
  });

  it('finds at the next heartbeat that the session is over', async () => {
    let signedIn = true;
    const present: boolean[] = [];
    const { body } = watching((there) => Promise.resolve(present.push(there) > 0 && signedIn));
    const { text, ended } = follow(body);
    await vi.waitFor(() => expect(text()).toContain(': \n\n'), 5000);
    signedIn = false;
    expect(await ended).toBe('closed');
    expect(text()).toContain('session-ended');
    expect(present).not.toContain(false); // an open stream is presence
  });

  it('cuts off a reader that does not keep up', async () => {
    const { body, feed, stopped } = watching();
    for (let nth = 0; nth < 1000; nth += 1)
      feed.send({ type: 'stale', mailbox: 'x'.repeat(1000), counts: null }, `a.${String(nth)}`);
    await vi.waitFor(() => expect(stopped).toHaveBeenCalledOnce());
    expect(await follow(body).ended).toBe('cut');
  });

  it('stops watching when the browser goes, and when nobody can say who is signed in', async () => {
    const gone = watching();
    gone.abort.abort();
    expect(gone.stopped).toHaveBeenCalledOnce();
    const cancelled = watching();
    await cancelled.body.cancel();
    expect(cancelled.stopped).toHaveBeenCalledOnce();
    const blind = watching(() => Promise.reject(new Error('disk')));
    blind.feed.send({ type: 'mailboxes' }, 'a.1');
    expect(await follow(blind.body).ended).toBe('cut');
    expect(blind.stopped).toHaveBeenCalledOnce();
  });
});

describe('who may open it', () => {
  let edge: TestEdge;
  let cookie: string;
  let asked: string[];
  const stops = new AbortController();
  beforeEach(async () => {
    edge = await openTestEdge();
    ({ cookie } = await edge.signIn('siti'));
    asked = [];
  });
  afterEach(() => edge.close());

  const open = (headers: Readonly<Record<string, string>> = {}, query = '') =>
    pushEvents(contract.watchEvents, (session, { cursor }, feed) => {
      asked.push(`${session.user} ${cursor}`);
      feed.send({ type: 'ready' }, 'a.0');
      return () => undefined;
    })(
      new Request(`http://localhost:3000/api/events${query}`, {
        headers: { host: 'mail.example.org', cookie, ...headers },
        signal: stops.signal,
      }),
    );

  it('a person who is signed in, from a page of ours', async () => {
    const response = await open({ 'sec-fetch-site': 'same-origin' }, '?cursor=a.7');
    expect(response.status).toBe(200);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store, no-transform',
      'x-accel-buffering': 'no',
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
      'cross-origin-resource-policy': 'same-origin',
    });
    expect(asked).toEqual(['siti a.7']);
    await response.body?.cancel();
  });

  it('a browser that comes back goes on where it was', async () => {
    await (await open({ 'last-event-id': 'a.9' }, '?cursor=a.7')).body?.cancel();
    expect(asked).toEqual(['siti a.9']);
  });

  it('nobody else', async () => {
    const statuses = [
      await open({ cookie: '' }),
      await open({ host: 'evil.test' }),
      await open({ 'sec-fetch-site': 'cross-site' }),
      await open({ 'sec-fetch-site': 'same-site' }),
      await open({ origin: 'https://evil.test' }),
      await open({ origin: 'null' }),
    ].map(({ status }) => status);
    expect(statuses).toEqual([401, 421, 403, 403, 403, 403]);
    expect((await open({ origin: ORIGIN })).status).toBe(200);
    expect(asked).toHaveLength(1);
  });

  it('nobody whose session has ended meanwhile', async () => {
    const { session, cookie: other } = await edge.signIn('budi');
    let feed: EventFeed | undefined;
    const response = await pushEvents(contract.watchEvents, (_session, _input, given) => {
      feed = given;
      return () => undefined;
    })(new Request('http://localhost:3000/api/events', { headers: { host: 'mail.example.org', cookie: other } }));
    const { text, ended } = follow(response.body ?? new ReadableStream());
    await endSession(session);
    feed?.send({ type: 'resync' }, 'a.1');
    expect(await ended).toBe('closed');
    expect(text()).not.toContain('resync');
  });
});
