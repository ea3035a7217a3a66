import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as contract from '#lib/contract/index.ts';
import { AppError } from '#lib/errors.ts';
import { placeRange } from '#lib/mail/byte-range.ts';
import { createSession } from '#lib/session/index.ts';
import { startStore, stopStore } from '#lib/store/index.ts';
import { frame } from './frame.ts';
import type { RouteHandler } from './handle.ts';
import { stream } from './stream.ts';

const url = new URL('https://mail.example.org');
const query = 'mailbox=INBOX&message=1.2';
let directory: string;
let cookie: string;

beforeEach(async () => {
  directory = mkdtempSync(join(tmpdir(), 'tupai-bytes-'));
  Object.assign(process.env, { TUPAI_PUBLIC_URLS: url.origin, TUPAI_DATA_DIR: directory, TUPAI_LOG_LEVEL: 'error' });
  for (const slot of ['config', 'server-keys']) Reflect.deleteProperty(globalThis, Symbol.for(`tupai.${slot}`));
  await startStore();
  const person = { account: 'budi|imap', user: 'budi', password: 'x', keep: false, agent: '', clientAddress: '', url };
  cookie = (await createSession(person)).setCookie.map((line) => line.split(';')[0]).join('; ');
});
afterEach(async () => {
  await stopStore();
  rmSync(directory, { recursive: true });
});

function get(route: RouteHandler, search: string, headers: Readonly<Record<string, string>> = {}): Promise<Response> {
  const all = new Headers({ host: 'mail.example.org', cookie, accept: 'text/html', ...headers });
  return route(new Request(`http://localhost:3000/x${search && `?${search}`}`, { headers: all }));
}

describe('a download', () => {
  const bytes = (inline: boolean, type: string): RouteHandler =>
    stream(contract.readPart, () =>
      Promise.resolve({
        name: 'a "b".pdf',
        type,
        size: 3,
        extent: null,
        tag: '',
        inline,
        body: new Blob(['abc']).stream(),
      }),
    );

  it('is named, never run and never kept', async () => {
    const response = await get(bytes(false, 'application/pdf'), `${query}&part=2`);
    expect(await response.text()).toBe('abc');
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'application/pdf',
      'content-length': '3',
      'content-disposition': `attachment; filename="a _b_.pdf"; filename*=UTF-8''a%20%22b%22.pdf`,
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store, no-transform',
      'cross-origin-resource-policy': 'same-origin',
    });
  });

  /** Of `0123456789`, as a service gives it. */
  const digits = stream(contract.readPart, (_session, _input, _signal, wish) => {
    const extent = wish && (wish.tag === '' || wish.tag === 'tag-1') ? placeRange(wish.range, 10) : null;
    if (wish && !extent && wish.tag === '') throw new AppError('request.range', { values: { size: 10 } });
    const body = new Blob(['0123456789'.slice(extent?.start, extent?.end)]).stream();
    return Promise.resolve({ name: 'a', type: 'text/plain', size: 10, extent, tag: 'tag-1', inline: false, body });
  });

  it('can be taken up again where it broke off', async () => {
    const whole = await get(digits, `${query}&part=2`);
    expect([whole.status, whole.headers.get('etag'), whole.headers.get('accept-ranges')]).toEqual([
      200,
      '"tag-1"',
      'bytes',
    ]);
    const rest = await get(digits, `${query}&part=2`, { range: 'bytes=4-', 'if-range': '"tag-1"' });
    expect([rest.status, rest.headers.get('content-range'), rest.headers.get('content-length')]).toEqual([
      206,
      'bytes 4-9/10',
      '6',
    ]);
    expect(await rest.text()).toBe('456789');
  });

  it.each(['W/"tag-1"', '"tag-2"', 'Sun, 22 Nov 2026 01:00:00 GMT', 'tag-1'])(
    'comes whole when If-Range is %s',
    async (condition) => {
      const response = await get(digits, `${query}&part=2`, { range: 'bytes=4-', 'if-range': condition });
      expect([response.status, response.headers.get('content-range'), await response.text()]).toEqual([
        200,
        null,
        '0123456789',
      ]);
    },
  );

  it('has the headers of its route over the usual ones', async () => {
    const picture = { name: 'a', type: 'image/png', size: 1, extent: null, tag: '', inline: true };
    const image = stream(contract.readPart, () => Promise.resolve({ ...picture, body: new Blob(['x']).stream() }), {
      'Referrer-Policy': 'no-referrer',
    });
    expect((await get(image, `${query}&part=2`)).headers.get('referrer-policy')).toBe('no-referrer');
  });

  it('says how long it is when the range lies behind its end', async () => {
    const response = await get(digits, `${query}&part=2`, { range: 'bytes=10-' });
    expect([response.status, response.headers.get('content-range')]).toEqual([416, 'bytes */10']);
  });

  it('is described without its octets', async () => {
    const headers = new Headers({ host: 'mail.example.org', cookie, range: 'bytes=0-1' });
    const response = await digits(new Request(`http://localhost:3000/x?${query}&part=2`, { method: 'HEAD', headers }));
    expect([response.status, response.headers.get('content-length'), await response.text()]).toEqual([200, '10', '']);
  });

  it('that fails is a page that says why, with the right status', async () => {
    const failing = stream(contract.readPart, () =>
      Promise.reject(new AppError('message.gone', { detail: 'No <b>such' })),
    );
    const response = await get(failing, `${query}&part=2`);
    expect(response.status).toBe(404);
    const page = await response.text();
    expect(page).toContain('This message is no longer in the folder');
    expect(page).toContain('No &#60;b&#62;such');
    expect(page).toContain(response.headers.get('x-request-id'));
    expect((await get(failing, `${query}&part=2`, { accept: 'application/json' })).headers.get('content-type')).toBe(
      'application/problem+json',
    );
  });

  it('asked for by nobody leads to the sign-in page, and back afterwards', async () => {
    const response = await get(bytes(false, 'text/plain'), `${query}&part=2`, { cookie: '' });
    const where = new URL(response.headers.get('location') ?? '', 'http://x');
    expect([response.status, where.pathname]).toEqual([303, '/login']);
    expect(where.searchParams.get('return')).toBe(`/api/message/part?${query}&part=2`);
  });

  it.each([
    '',
    'part=2',
    `${query}&part=1;2`,
    `${query}&part=1.TEXT`,
    'mailbox=..%2F&message=1.2&part=1',
    'mailbox=INBOX&message=0.2&part=1',
  ])('is not looked for under %j', async (search) => {
    expect((await get(bytes(false, 'text/plain'), search)).status).toBe(422);
  });
});

describe('the frame of a message body', () => {
  const route = frame(
    { letter: "sandbox; default-src 'none'", paper: 'sandbox allow-modals' },
    ({ note, html, css }, { locale }) => `<html lang="${locale}">${note}${html}${css}</html>`,
    (_session, { mailbox }) => Promise.resolve({ html: `<p>${mailbox}</p>`, css: '', remote: [], withImages: null }),
  );

  it('is empty for scripts to fill, or holds the body, under its own policy', async () => {
    const empty = await get(route, '', { 'sec-fetch-dest': 'iframe' });
    expect(await empty.text()).toBe('<html lang="en"></html>');
    const filled = await get(route, query, { 'sec-fetch-dest': 'iframe' });
    expect(await filled.text()).toBe('<html lang="en"><p>INBOX</p></html>');
    for (const { headers } of [empty, filled])
      expect(Object.fromEntries(headers)).toMatchObject({
        'content-security-policy': "sandbox; default-src 'none'",
        'referrer-policy': 'no-referrer',
        'x-frame-options': 'SAMEORIGIN',
        'cache-control': 'no-store',
      });
  });

  it('is empty under a policy of its own where a page is to be printed, and never holds a body there', async () => {
    const paper = await get(route, 'paper=1', { 'sec-fetch-dest': 'iframe' });
    expect(paper.headers.get('content-security-policy')).toBe('sandbox allow-modals');
    expect(await paper.text()).toBe('<html lang="en"></html>');
    const both = await get(route, `${query}&paper=1`, { 'sec-fetch-dest': 'iframe' });
    expect(both.headers.get('content-security-policy')).toBe("sandbox; default-src 'none'");
  });

  it.each(['document', 'embed', 'object', 'script', 'image', 'empty'])(
    'is nothing to be loaded as %s',
    async (dest) => {
      const response = await get(route, query, { 'sec-fetch-dest': dest });
      expect(response.status).toBe(403);
      expect(await response.text()).not.toContain('INBOX');
    },
  );

  it('says in itself what went wrong, escaped', async () => {
    const failing = frame(
      { letter: 'sandbox', paper: 'sandbox' },
      ({ note }) => note,
      () => Promise.reject(new AppError('message.unreadable')),
    );
    const response = await get(failing, query);
    expect(response.status).toBe(422);
    expect(await response.text()).toMatch(/^<p>This message is damaged.*<\/p>$/);
    expect((await get(route, query, { cookie: '' })).status).toBe(401);
    expect((await get(route, query, { host: 'evil.test' })).status).toBe(421);
  });
});
