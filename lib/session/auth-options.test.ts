import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import NextAuth from 'next-auth';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { startStore, stopStore } from '#lib/store/index.ts';
import { authOptions } from './auth-options.ts';
import { currentSession } from './current-session.ts';
import { testSettings } from './test-settings.ts';

const PASSWORD = 'rahasia-budi';
let directory: string;
let base: string;
let close: () => Promise<void>;

/** next-auth's own handler for Node requests, as it runs behind a plain HTTP address. */
async function serve(): Promise<void> {
  const server = createServer((request, response) => void answer(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  close = () => new Promise((resolve) => server.close(() => resolve()));
}

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(request.url ?? '/', base);
  let body = '';
  for await (const chunk of request) body += String(chunk);
  const asNext = Object.assign(request, {
    query: { ...Object.fromEntries(url.searchParams), nextauth: url.pathname.split('/').slice(3) },
    body: Object.fromEntries(new URLSearchParams(body)),
    cookies: Object.fromEntries(
      (request.headers.cookie ?? '').split('; ').map((one) => {
        const [name = '', value = ''] = one.split(/=(.*)/s).map(decodeURIComponent);
        return [name, value] as const;
      }),
    ),
  });
  const nextResponse = Object.assign(response, {
    status: (code: number) => Object.assign(nextResponse, { statusCode: code }),
    json: (value: unknown) => response.end(JSON.stringify(value)),
    send: (value: unknown) => response.end(typeof value === 'string' ? value : JSON.stringify(value)),
  });
  const verify = async (user: string, password: string) =>
    password === PASSWORD ? { account: `${user}|localhost`, user } : null;
  const handler = NextAuth(authOptions(verify, new URL(base))) as (
    request: unknown,
    response: unknown,
  ) => Promise<void>;
  await handler(asNext, nextResponse);
}

/** A browser that keeps cookies and follows nothing. */
function browser() {
  const jar = new Map([['tupai-lang', 'id']]); // ours too, and none of next-auth's business
  return {
    jar,
    async go(path: string, fields?: Readonly<Record<string, string>>): Promise<{ response: Response; text: string }> {
      const response = await fetch(`${base}/api/auth/${path}`, {
        redirect: 'manual',
        headers: { cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; ') },
        ...(fields ? { method: 'POST', body: new URLSearchParams(fields) } : {}),
      });
      for (const line of response.headers.getSetCookie()) {
        const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
        if (value === '' || /Max-Age=0|1970/i.test(line)) jar.delete(name);
        else jar.set(name, value);
      }
      return { response, text: await response.text() };
    },
    async csrfToken(): Promise<string> {
      return (JSON.parse((await this.go('csrf')).text) as { csrfToken: string }).csrfToken;
    },
    signIn: async function (password: string, more = {}) {
      return this.go('callback/credentials', { csrfToken: await this.csrfToken(), user: 'budi', password, ...more });
    },
  };
}

beforeEach(async () => {
  directory = mkdtempSync(join(tmpdir(), 'tupai-auth-'));
  await serve();
  testSettings(directory, { TUPAI_PUBLIC_URLS: base });
  vi.stubEnv('NEXTAUTH_URL', `${base}/api/auth`);
  await startStore();
});
afterEach(async () => {
  await close();
  await stopStore();
  rmSync(directory, { recursive: true });
});

describe('next-auth over our sessions', () => {
  it('signs in with our own cookie, which opens our session and holds nothing to read', async () => {
    const person = browser();
    const { response } = await person.signIn(PASSWORD);
    expect(response.status).toBe(302);
    const cookie = person.jar.get('tupai-session') ?? '';
    expect(cookie).toMatch(/^[\w-]{64}$/);
    const session = await currentSession({ get: (name) => person.jar.get(name) });
    expect(session?.user).toBe('budi');
    expect(await session?.lendPassword(async (password) => password)).toBe(PASSWORD);
  });

  it('tells the browser the name and the end of the session, and nothing that opens anything', async () => {
    const person = browser();
    await person.signIn(PASSWORD);
    const cookie = person.jar.get('tupai-session') ?? '';
    const { text, response } = await person.go('session');
    expect(JSON.parse(text)).toEqual({ user: { name: 'budi' }, expires: expect.stringContaining('T') as string });
    expect(person.jar.get('tupai-session')).toBe(cookie);
    expect(text + JSON.stringify([...response.headers].filter(([name]) => name !== 'set-cookie'))).not.toContain(
      cookie,
    );
  });

  it('gives no cookie for a wrong password', async () => {
    const person = browser();
    const { response } = await person.signIn('wrong');
    expect(person.jar.get('tupai-session')).toBeUndefined();
    expect(response.headers.get('location')).toContain('error=CredentialsSignin');
  });

  it('ends the session by its sign-out: the same cookie opens nothing any more', async () => {
    const person = browser();
    await person.signIn(PASSWORD);
    const cookie = person.jar.get('tupai-session') ?? '';
    await person.go('signout', { csrfToken: await person.csrfToken() });
    expect([person.jar.get('tupai-session'), person.jar.get('tupai-lang')]).toEqual([undefined, 'id']);
    expect(await currentSession({ get: () => cookie })).toBeUndefined();
  });

  it('does not sign out without its token', async () => {
    const person = browser();
    await person.signIn(PASSWORD);
    await person.go('signout', { csrfToken: 'forged' });
    expect(await currentSession({ get: (name) => person.jar.get(name) })).toBeDefined();
  });

  it('sends nobody to another site afterwards', async () => {
    for (const callbackUrl of ['https://evil.test/', '//evil.test', 'javascript:alert(1)', `${base}.evil.test/`]) {
      const { response } = await browser().signIn(PASSWORD, { callbackUrl });
      expect(response.headers.get('location')).toBe(base);
    }
  });
});
