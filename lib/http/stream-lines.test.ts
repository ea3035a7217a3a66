import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import * as contract from '#lib/contract/index.ts';
import { AppError } from '#lib/errors.ts';
import { endSession } from '#lib/session/index.ts';
import { streamLines } from './stream-lines.ts';
import { openTestEdge, type TestEdge } from './test-edge.ts';

const END: contract.SearchLine = { type: 'end', capped: false, left: [] };
const begin = (mailbox: string): contract.SearchLine => ({ type: 'begin', mailboxes: [mailbox] });

type Run = Parameters<typeof streamLines<typeof contract.searchMessages>>[1];

describe('an answer in lines', () => {
  let edge: TestEdge;
  let cookie: string;
  beforeEach(async () => {
    edge = await openTestEdge();
    ({ cookie } = await edge.signIn('siti'));
  });
  afterEach(() => edge.close());

  const open = (run: Run, headers: Readonly<Record<string, string>> = {}, signal?: AbortSignal) =>
    streamLines(
      contract.searchMessages,
      run,
    )(
      new Request('http://localhost:3000/api/search?q=rapat', {
        headers: { host: 'mail.example.org', cookie, ...headers },
        ...(signal ? { signal } : {}),
      }),
    );
  const linesOf = (text: string): unknown[] =>
    text
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line) as unknown);

  it('says each as it becomes known, and is never compressed or kept', async () => {
    const response = await open(async function* (_, { q }) {
      yield begin(q);
      await Promise.resolve();
      yield END;
    });
    expect(response.headers.get('content-type')).toBe('application/x-ndjson; charset=utf-8');
    expect(response.headers.get('cache-control')).toBe('no-store, no-transform');
    expect(linesOf(await response.text())).toEqual([begin('rapat'), END]);
  });

  it('that cannot begin is an ordinary failure', async () => {
    const response = await open(async function* () {
      await Promise.reject(new AppError('imap.unreachable'));
      yield END;
    });
    expect(response.status).toBe(503);
    expect(await response.json()).toMatchObject({ code: 'imap.unreachable' });
  });

  it('that breaks off says why in its last line', async () => {
    const response = await open(async function* () {
      yield begin('INBOX');
      await Promise.resolve();
      throw new AppError('imap.timeout', { detail: 'too late' });
    });
    expect(linesOf(await response.text())).toEqual([
      begin('INBOX'),
      { type: 'error', error: 'imap.timeout', detail: 'too late' },
    ]);
  });

  it('is not worked on further than a reader takes it', async () => {
    let made = 0;
    const response = await open(async function* () {
      for (; made < 1000; made += 1) {
        yield begin('x'.repeat(10_000));
        await Promise.resolve();
      }
    });
    const reader = response.body?.getReader();
    await reader?.read();
    expect(made).toBeLessThan(20);
    await reader?.cancel();
  });

  it('ends, with its work, when the reader hangs up', async () => {
    const ended = vi.fn<() => void>();
    const gone = new AbortController();
    let stopped: AbortSignal | undefined;
    const response = await open(
      async function* (_session, _input, signal) {
        stopped = signal;
        try {
          for (;;) {
            yield begin('INBOX');
            await Promise.resolve();
          }
        } finally {
          ended();
        }
      },
      {},
      gone.signal,
    );
    await response.body?.getReader().read();
    gone.abort();
    await vi.waitFor(() => expect(ended).toHaveBeenCalledOnce());
    expect(stopped?.aborted).toBe(true);
  });

  it('ends when the session is over, although nothing is found', async () => {
    const { session, cookie: other } = await edge.signIn('budi');
    const response = await open(
      async function* (_session, _input, signal) {
        yield begin('INBOX');
        await new Promise((resolve) => signal.addEventListener('abort', resolve));
      },
      { cookie: other },
    );
    await endSession(session);
    expect(linesOf(await response.text())).toEqual([
      begin('INBOX'),
      { type: 'error', error: 'auth.required', detail: '' },
    ]);
  });

  it('is for people who are signed in, on pages of ours', async () => {
    const nothing: Run = async function* () {
      await Promise.resolve();
      yield END;
    };
    const statuses = [
      await open(nothing, { cookie: '' }),
      await open(nothing, { host: 'evil.test' }),
      await open(nothing, { 'sec-fetch-site': 'cross-site' }),
      await open(nothing, { origin: 'https://evil.test' }),
    ].map(({ status }) => status);
    expect(statuses).toEqual([401, 421, 403, 403]);
  });
});
