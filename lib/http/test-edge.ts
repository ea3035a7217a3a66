import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createSession, type Session } from '#lib/session/index.ts';
import { startStore, stopStore } from '#lib/store/index.ts';
import type { RouteHandler } from './handle.ts';

export const ORIGIN = 'https://mail.example.org';

export interface Sent {
  readonly fields?: Readonly<Record<string, string | readonly string[]>>;
  readonly body?: BodyInit;
  /** Fields that stand in the address. */
  readonly query?: Readonly<Record<string, string>>;
  /** Over those of a page of ours; `''` is not sent. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** For tests: the edge under `/webmail` with a store of its own and somebody signed in. */
export interface TestEdge {
  readonly directory: string;
  session: Session;
  /** Posts a plain form of a page of ours, unless told otherwise. */
  send(route: RouteHandler, sent?: Sent): Promise<Response>;
  /** A session, and the Cookie header that goes with it. */
  signIn(user?: string): Promise<{ session: Session; cookie: string }>;
  close(): Promise<void>;
}

/** A body may be a stream (fetch standard); TypeScript's own types do not know it yet. */
const STREAMED = { duplex: 'half' };

export async function openTestEdge(): Promise<TestEdge> {
  const directory = mkdtempSync(join(tmpdir(), 'tupai-http-'));
  Object.assign(process.env, {
    TUPAI_PUBLIC_URLS: `${ORIGIN}/webmail, http://tupai.lan:8080/webmail`,
    TUPAI_DATA_DIR: directory,
    TUPAI_LOG_LEVEL: 'error',
    TUPAI_MAX_MESSAGE: '1MB',
  });
  for (const slot of ['config', 'server-keys', 'faults'])
    Reflect.deleteProperty(globalThis, Symbol.for(`tupai.${slot}`));
  await startStore();
  const { session, cookie } = await signIn();
  let jar = cookie;
  return {
    directory,
    session,
    send: (route, { fields = {}, body, query = {}, headers = {} } = {}) => {
      const form = new URLSearchParams();
      for (const [name, value] of Object.entries(fields)) for (const one of [value].flat()) form.append(name, one);
      const all = new Headers({ host: 'mail.example.org', origin: ORIGIN, cookie: jar, accept: 'text/html' });
      for (const [name, value] of Object.entries(headers))
        if (value === '') all.delete(name);
        else all.set(name, value);
      const url = `http://localhost:3000/api/x?${new URLSearchParams(query).toString()}`;
      return route(new Request(url, { method: 'POST', headers: all, body: body ?? form, ...STREAMED }));
    },
    async signIn(user) {
      const signedIn = await signIn(user);
      if (user === undefined) jar = signedIn.cookie;
      return signedIn;
    },
    async close() {
      await stopStore();
      rmSync(directory, { recursive: true });
    },
  };
}

async function signIn(user = 'budi'): Promise<{ session: Session; cookie: string }> {
  const person = {
    account: `${user}|imap`,
    user,
    password: 'rahasia-budi',
    keep: false,
    agent: 'x',
    clientAddress: '192.0.2.1',
  };
  const { session, setCookie } = await createSession({ ...person, url: new URL(`${ORIGIN}/webmail`) });
  return { session, cookie: setCookie.map((line) => line.split(';')[0]).join('; ') };
}

/** Where a 303 leads. */
export const locationOf = (response: Response): URL => new URL(response.headers.get('location') ?? '', 'http://x');
