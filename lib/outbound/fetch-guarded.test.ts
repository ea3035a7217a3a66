import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fetchGuarded } from './index.ts';
import { isPublicAddress } from './is-public-address.ts';
import type { OutboundPolicy } from './outbound-policy.ts';

const SLOT = Symbol.for('tupai.outbound-policy');
const servers: Server[] = [];
let asked: string[] = [];

/** A web server on this machine; its address is what a name leads to where a test says so. */
async function serve(
  listener: RequestListener,
): Promise<{ port: number; requests: IncomingMessage[]; connections: () => number }> {
  const requests: IncomingMessage[] = [];
  let connections = 0;
  const server = createServer((request, response) => {
    requests.push(request);
    listener(request, response);
  });
  server.on('connection', () => (connections += 1));
  servers.push(server);
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  return { port: (server.address() as AddressInfo).port, requests, connections: () => connections };
}

/** Names as the tests give them; everything else of the policy as in life, but for what a test takes away. */
function usePolicy(names: Readonly<Record<string, readonly string[]>>, loosened: Partial<OutboundPolicy> = {}): void {
  const policy: OutboundPolicy = {
    resolve: (host) => {
      asked.push(host);
      return Promise.resolve(names[host] ?? []);
    },
    mayConnect: isPublicAddress,
    mayUsePort: () => true,
    ...loosened,
  };
  Reflect.set(globalThis, SLOT, policy);
}
const TO_HERE: Partial<OutboundPolicy> = { mayConnect: (address) => address === '127.0.0.1' };
const code = (fetched: Promise<unknown>): Promise<unknown> =>
  fetched.then(
    () => 'answered',
    (error: { code?: string }) => error.code,
  );

beforeEach(() => {
  asked = [];
});
afterEach(async () => {
  Reflect.deleteProperty(globalThis, SLOT);
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
});

describe('asking a stranger', () => {
  it('brings the answer and tells nothing but what is asked for', async () => {
    const here = await serve((_request, response) => response.setHeader('Content-Type', 'IMAGE/PNG; x=1').end('hello'));
    usePolicy({ 'news.test': ['127.0.0.1'] }, TO_HERE);
    const url = `http://news.test:${String(here.port)}/a/b.png?c=d#e`;
    const answer = await fetchGuarded({ url, maxBytes: 100, accept: 'image/png' });
    expect({ ...answer, body: answer.body.toString() }).toEqual({ status: 200, type: 'image/png', body: 'hello' });
    const [request] = here.requests;
    expect(request?.url).toBe('/a/b.png?c=d');
    expect(request?.headers).toEqual({
      host: `news.test:${String(here.port)}`,
      'user-agent': 'Mozilla/5.0',
      accept: 'image/png',
      'accept-encoding': 'identity',
      connection: 'close',
    });
  });

  it('posts a text and does not wait for more than the status when nobody reads the rest', async () => {
    const here = await serve((request, response) => {
      request.resume().on('end', () => response.writeHead(202).write('and so on'));
    });
    usePolicy({ 'list.test': ['127.0.0.1'] }, TO_HERE);
    const body = { type: 'application/x-www-form-urlencoded', text: 'List-Unsubscribe=One-Click' };
    const url = `http://list.test:${String(here.port)}/u`;
    expect(await fetchGuarded({ url, method: 'POST', body, maxBytes: 0 })).toMatchObject({ status: 202 });
    expect(here.requests[0]?.headers['content-length']).toBe('26');
  });

  it.each([
    'ftp://news.test/',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'data:image/png;base64,AA',
    'http://user:password@news.test/',
    'http://news.test:25/',
    'https://news.test:8443/',
    'http://localhost/',
    'http://router/',
    'http://printer.local/',
    'http://db.internal./',
    '//news.test/',
    'no address',
    `http://news.test/${'x'.repeat(5000)}`,
  ])('refuses %s without asking anybody for it', async (url) => {
    usePolicy({ 'news.test': ['127.0.0.1'] }, { mayUsePort: (port) => port === 80 || port === 443 });
    expect(await code(fetchGuarded({ url, maxBytes: 100 }))).toBe('remote.refused');
    expect(asked).toEqual([]);
  });

  it.each([
    'http://127.0.0.1/',
    'http://127.1/',
    'http://2130706433/',
    'http://0x7f.0.0.1/',
    'http://0177.0.0.01/',
    'http://[::1]/',
    'http://[::ffff:127.0.0.1]/',
    'http://[::ffff:7f00:1]/',
    'http://[64:ff9b::7f00:1]/',
    'http://169.254.169.254/latest/meta-data/',
    'http://0/',
    'http://①②⑦.0.0.1/',
    'http://127。0。0。1/',
  ])('knows the address behind %s', async (url) => {
    usePolicy({});
    expect(await code(fetchGuarded({ url, maxBytes: 100 }))).toBe('remote.refused');
    expect(asked).toEqual([]);
  });

  it.each([['127.0.0.1'], ['::1'], ['::ffff:127.0.0.1'], ['10.0.0.7'], ['169.254.169.254'], ['100.64.0.1']])(
    'opens no connection for a name that leads to %s',
    async (address) => {
      const here = await serve((_request, response) => response.end('secret'));
      usePolicy({ 'nip.test': [address] });
      const url = `http://nip.test:${String(here.port)}/`;
      expect(await code(fetchGuarded({ url, maxBytes: 100 }))).toBe('remote.refused');
      expect(here.connections()).toBe(0);
    },
  );

  it('connects to the address it judged, whatever the name says the next time', async () => {
    const here = await serve((_request, response) => response.end('secret'));
    let answers = 0;
    usePolicy({}, { resolve: () => Promise.resolve([answers++ === 0 ? '192.0.2.1' : '127.0.0.1']) });
    const url = `http://rebind.test:${String(here.port)}/`;
    expect(await code(fetchGuarded({ url, maxBytes: 100 }))).toBe('remote.refused');
    expect([answers, here.connections()]).toEqual([1, 0]);
  });

  it('says that a name without an address, and an address where nobody listens, cannot be reached', async () => {
    const gone = await serve(() => undefined);
    await new Promise((resolve) => servers.pop()?.close(resolve));
    usePolicy({ 'gone.test': ['127.0.0.1'] }, TO_HERE);
    expect(await code(fetchGuarded({ url: 'http://nowhere.test/', maxBytes: 100 }))).toBe('remote.unreachable');
    const url = `http://gone.test:${String(gone.port)}/`;
    expect(await code(fetchGuarded({ url, maxBytes: 100 }))).toBe('remote.unreachable');
  });
});

describe('redirects', () => {
  const chain = async (length: number, last = '/end'): Promise<Awaited<ReturnType<typeof serve>>> =>
    serve((request, response) => {
      const at = Number(/^\/hop(\d+)$/.exec(request.url ?? '')?.[1] ?? length + 1);
      if (at > length) response.end('there');
      else response.writeHead(302, { Location: at === length ? last : `/hop${String(at + 1)}` }).end();
    });

  it('are followed as far as allowed', async () => {
    const here = await chain(3);
    usePolicy({ 'a.test': ['127.0.0.1'] }, TO_HERE);
    const url = `http://a.test:${String(here.port)}/hop1`;
    const answer = await fetchGuarded({ url, maxBytes: 100, redirects: 3 });
    expect(answer.body.toString()).toBe('there');
    expect(await code(fetchGuarded({ url, maxBytes: 100, redirects: 2 }))).toBe('remote.refused');
    expect(await code(fetchGuarded({ url, maxBytes: 100 }))).toBe('remote.refused');
  });

  it('are never followed with what was posted', async () => {
    const here = await chain(1);
    usePolicy({ 'a.test': ['127.0.0.1'] }, TO_HERE);
    const body = { type: 'text/plain', text: 'x' };
    const url = `http://a.test:${String(here.port)}/hop1`;
    expect(await code(fetchGuarded({ url, method: 'POST', body, maxBytes: 0, redirects: 3 }))).toBe('remote.refused');
    expect(here.requests.map((request) => request.url)).toEqual(['/hop1']);
  });

  it.each([
    'http://127.0.0.2/',
    'http://inside.test/',
    'http://localhost/',
    'ftp://a.test/',
    'http://[::1]/',
    'http://',
  ])('to %s are refused', async (target) => {
    const here = await chain(1, target);
    usePolicy({ 'a.test': ['127.0.0.1'], 'inside.test': ['10.0.0.1'] }, TO_HERE);
    const url = `http://a.test:${String(here.port)}/hop1`;
    expect(await code(fetchGuarded({ url, maxBytes: 100, redirects: 3 }))).toBe('remote.refused');
  });
});

describe('an answer that does not fit', () => {
  it.each([
    [
      'is announced too large',
      (response: Parameters<RequestListener>[1]) => response.setHeader('Content-Length', 5000).end('x'.repeat(5000)),
    ],
    [
      'never ends',
      (response: Parameters<RequestListener>[1]) => {
        const timer = setInterval(() => response.write('x'.repeat(1000)), 1);
        response.on('close', () => clearInterval(timer));
      },
    ],
    [
      'is packed',
      (response: Parameters<RequestListener>[1]) => response.setHeader('Content-Encoding', 'gzip').end('x'),
    ],
    [
      'is of a type nobody wants',
      (response: Parameters<RequestListener>[1]) => response.setHeader('Content-Type', 'text/html').end('x'),
    ],
  ])('is not read: it %s', async (_how, answer) => {
    const here = await serve((_request, response) => {
      answer(response);
    });
    usePolicy({ 'a.test': ['127.0.0.1'] }, TO_HERE);
    const url = `http://a.test:${String(here.port)}/`;
    const mayRead = (type: string): boolean => type !== 'text/html';
    expect(await code(fetchGuarded({ url, maxBytes: 4000, mayRead }))).toBe('remote.unfit');
  });

  it.each([
    ['says nothing', () => undefined],
    [
      'stops half-way',
      (response: Parameters<RequestListener>[1]) => void response.setHeader('Content-Length', 100).write('x'),
    ],
    [
      'sends headers without end',
      (response: Parameters<RequestListener>[1]) => {
        for (let line = 0; line < 50; line += 1) response.setHeader(`X-${String(line)}`, 'x'.repeat(1000));
        response.end();
      },
    ],
  ])('is given up: it %s', async (_how, answer) => {
    const here = await serve((_request, response) => answer(response));
    usePolicy({ 'a.test': ['127.0.0.1'] }, TO_HERE);
    const url = `http://a.test:${String(here.port)}/`;
    expect(await code(fetchGuarded({ url, maxBytes: 4000, deadline: 500 }))).toBe('remote.unreachable');
  });

  it('is given up with the reason of whoever asked', async () => {
    const here = await serve(() => undefined);
    usePolicy({ 'a.test': ['127.0.0.1'] }, TO_HERE);
    const stop = new AbortController();
    const fetched = fetchGuarded({ url: `http://a.test:${String(here.port)}/`, maxBytes: 10, signal: stop.signal });
    stop.abort(new Error('gone home'));
    await expect(fetched).rejects.toThrow('gone home');
  });
});
