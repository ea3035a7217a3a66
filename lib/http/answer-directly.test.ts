import { createServer, request, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { answerDirectly, mayAnswerDirectly } from './answer-directly.ts';

const apart = new WeakSet<object>();
beforeAll(() => {
  process.env['TUPAI_PUBLIC_URLS'] = 'https://mail.example.org'; // the log asks for the settings
  answerDirectly((server) => apart.has(server));
  answerDirectly((server) => apart.has(server)); // a second bundle of the program starts, too
});

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close().closeAllConnections();
});

const byNext: RequestListener = (_, response) => response.end('by Next');

async function open(listener = byNext): Promise<{ readonly server: Server; readonly port: number }> {
  const server = createServer(listener);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { server, port: (server.address() as AddressInfo).port };
}

async function ask(
  port: number,
  path: string,
  { method = 'GET', headers = {} } = {},
): Promise<{ status: number | undefined; headers: IncomingMessage['headers']; body: string }> {
  const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>();
  request({ port, host: '127.0.0.1', path, method, headers, agent: false }, resolve).on('error', reject).end();
  const answer = await promise;
  return { status: answer.statusCode, headers: answer.headers, body: await text(answer) };
}

describe('a question to a route that Next has loaded', () => {
  mayAnswerDirectly('/mount/api/soal', async ({ url, headers, method }) => {
    const said = { method, query: new URL(url).search, cookie: headers.get('cookie'), language: headers.get('x-lang') };
    const answered = new Headers({ 'Content-Type': 'application/json', 'X-Kept': 'ya' });
    for (const cookie of ['a=1; Path=/', 'b=2; Path=/']) answered.append('Set-Cookie', cookie);
    return new Response(JSON.stringify(said), { status: 207, headers: answered });
  });

  it('is answered with all that its handler says, and hears all that was asked', async () => {
    const { port } = await open();
    const { status, headers, body } = await ask(port, '/mount/api/soal?q=%C3%A9&n=1', {
      headers: { cookie: 'sid=x', 'x-lang': 'id' },
    });
    expect(status).toBe(207);
    expect(JSON.parse(body)).toEqual({ method: 'GET', query: '?q=%C3%A9&n=1', cookie: 'sid=x', language: 'id' });
    expect(headers).toMatchObject({ 'content-type': 'application/json', 'x-kept': 'ya' });
    expect(headers['set-cookie']).toEqual(['a=1; Path=/', 'b=2; Path=/']);
    expect(headers['content-length']).toBe(String(Buffer.byteLength(body)));
  });

  it.each([
    ['another path', '/mount/api/lain', 'GET'],
    ['a path below it', '/mount/api/soal/x', 'GET'],
    ['the same without the mount point', '/api/soal', 'GET'],
    ['its path spelled otherwise', '/mount//api/soal', 'GET'],
    ['a change', '/mount/api/soal', 'POST'],
    ['what only asks for headers', '/mount/api/soal', 'HEAD'],
  ])('leaves %s to Next', async (_, path, method) => {
    const { port } = await open((__, response) => response.setHeader('x-by', 'Next').end());
    expect((await ask(port, path, { method })).headers['x-by']).toBe('Next');
  });

  it('is not answered by another server of the process', async () => {
    const { server, port } = await open();
    apart.add(server);
    expect((await ask(port, '/mount/api/soal')).body).toBe('by Next');
  });

  it('is told when who asked hangs up', async () => {
    const begun = Promise.withResolvers<void>();
    const ended = Promise.withResolvers<void>();
    mayAnswerDirectly('/api/lama', async ({ signal }) => {
      signal.addEventListener('abort', () => ended.resolve());
      begun.resolve();
      await ended.promise;
      return new Response('too late');
    });
    const { port } = await open();
    const asked = request({ port, host: '127.0.0.1', path: '/api/lama', agent: false });
    asked.on('error', () => undefined).end();
    await begun.promise;
    asked.destroy();
    await ended.promise;
    expect((await ask(port, '/elsewhere')).body).toBe('by Next'); // and the process lives
  });

  it('ends without an answer when its handler fails, which handlers never do', async () => {
    mayAnswerDirectly('/api/rusak', () => Promise.reject(new Error('broken')));
    const { port } = await open();
    await expect(ask(port, '/api/rusak')).rejects.toThrow('socket hang up');
    expect((await ask(port, '/elsewhere')).body).toBe('by Next');
  });
});
