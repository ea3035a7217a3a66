import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import * as contract from '#lib/contract/index.ts';
import { AppError } from '#lib/errors.ts';
import { createTexts } from '#lib/i18n/index.ts';
import * as service from '#lib/service/index.ts';
import { createSession, currentSession, endSession, type Session } from '#lib/session/index.ts';
import { startStore, stopStore, store } from '#lib/store/index.ts';
import { afterCompose } from './after-compose.ts';
import { handle, type RouteHandler } from './handle.ts';

vi.hoisted(() => {
  process.env['TUPAI_BASE_PATH'] = '/webmail';
});

const ORIGIN = 'https://mail.example.org';
let directory: string;
let session: Session;
let cookie: string;

beforeEach(async () => {
  directory = mkdtempSync(join(tmpdir(), 'tupai-http-'));
  Object.assign(process.env, {
    TUPAI_PUBLIC_URLS: `${ORIGIN}/webmail, http://tupai.lan:8080/webmail`,
    TUPAI_DATA_DIR: directory,
    TUPAI_LOG_LEVEL: 'error',
    TUPAI_MAX_MESSAGE: '100kB',
  });
  for (const slot of ['config', 'server-keys', 'faults']) Reflect.deleteProperty(globalThis, Symbol.for(`tupai.${slot}`));
  await startStore();
  await signIn();
});
afterEach(async () => {
  await stopStore();
  rmSync(directory, { recursive: true });
});

async function signIn(): Promise<void> {
  const person = { account: 'budi|imap', user: 'budi', password: 'rahasia-budi', keep: false, agent: 'x', clientAddress: '192.0.2.1' };
  const signedIn = await createSession({ ...person, url: new URL(`${ORIGIN}/webmail`) });
  session = signedIn.session;
  cookie = signedIn.setCookie.map((line) => line.split(';')[0]).join('; ');
}

interface Sent {
  readonly fields?: Readonly<Record<string, string | readonly string[]>>;
  readonly body?: BodyInit;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A plain form of a page of ours, unless the test says otherwise; a header given as `''` is not sent. */
function send(route: RouteHandler, { fields = {}, body, headers = {} }: Sent = {}): Promise<Response> {
  const form = new URLSearchParams();
  for (const [name, value] of Object.entries(fields)) for (const one of [value].flat()) form.append(name, one);
  const all = new Headers({ host: 'mail.example.org', origin: ORIGIN, cookie, accept: 'text/html' });
  for (const [name, value] of Object.entries(headers)) if (value === '') all.delete(name);
    else all.set(name, value);
  return route(new Request('http://localhost:3000/api/x', { method: 'POST', headers: all, body: body ?? form }));
}

const saveContact = handle(contract.saveContact, service.saveContact, { note: () => 'noteSaved' });
const compose = handle(contract.compose, service.compose, afterCompose);
const failing = (code: ConstructorParameters<typeof AppError>[0]): RouteHandler =>
  handle(contract.deleteContact, () => Promise.reject(new AppError(code, { detail: 'the server said so' })));

const siti = { name: 'Siti', addresses: 'siti@example.org', return: '/webmail/contacts' };
const names = async (): Promise<string[]> => (await service.listContacts(session, { q: '' })).contacts.map(({ name }) => name);
const locationOf = (response: Response): URL => new URL(response.headers.get('location') ?? '', 'http://x');

describe('a plain form', () => {
  it('leads to its return path, by a relative 303, with a note', async () => {
    const response = await send(saveContact, { fields: siti });
    expect(response.status).toBe(303);
    expect(response.headers.get('location')).toBe('/webmail/contacts?note=noteSaved');
    expect(await names()).toEqual(['Siti']);
  });

  it('leads to the inbox when its return path is not ours', async () => {
    for (const path of ['https://evil.test/', '//evil.test', '/elsewhere', '/webmail\\@evil.test'])
      expect(locationOf(await send(saveContact, { fields: { ...siti, return: path } })).pathname).toBe('/webmail/mail/INBOX');
  });

  it('brings typed text back after a failure, to this session only', async () => {
    const fields = { ...siti, note: 'Dua\r\nbaris <b>', addresses: 'siti at example' };
    const where = locationOf(await send(saveContact, { fields }));
    expect(where.pathname).toBe('/webmail/contacts/new');
    expect(where.searchParams.get('error')).toBe('input.invalid');
    const form = where.searchParams.get('form') ?? '';
    expect(await service.openParkedForm(session, form)).toMatchObject({ addresses: 'siti at example', note: 'Dua\r\nbaris <b>' });
    await endSession(session);
    await signIn();
    expect(await service.openParkedForm(session, form)).toBeUndefined();
  });

  it('keeps no token and no password with parked text', async () => {
    const fields = { ...siti, addresses: 'x y', token: session.token, password: 'rahasia' };
    const form = locationOf(await send(saveContact, { fields })).searchParams.get('form') ?? '';
    expect(Object.keys((await service.openParkedForm(session, form)) ?? {}).toSorted()).toEqual(['addresses', 'name', 'return']);
  });

  it('leads back with the code when there is no text to keep', async () => {
    const where = locationOf(await send(failing('imap.busy'), { fields: { id: '0'.repeat(32), return: '/webmail/contacts?q=a' } }));
    expect(where.pathname).toBe('/webmail/contacts');
    expect(Object.fromEntries(where.searchParams)).toMatchObject({ q: 'a', error: 'imap.busy' });
    expect(where.searchParams.has('form')).toBe(false);
  });

  it('shows the text itself when it cannot be kept', async () => {
    vi.spyOn(store().parkedForms, 'add').mockRejectedValueOnce(new AppError('store.unavailable'));
    const response = await send(saveContact, { fields: { ...siti, addresses: '<script>x y' } });
    expect(response.status).toBe(503);
    const page = await response.text();
    expect(page).toContain('&#60;script&#62;x y');
    expect(page).not.toContain('<script>');
  });
});

describe('a script', () => {
  const json = { accept: 'application/json', 'content-type': 'application/json' };

  it('gets the output as JSON that may not be kept, run or framed', async () => {
    const response = await send(saveContact, { body: JSON.stringify(siti), headers: json });
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({ contact: { name: 'Siti' } });
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'cache-control': 'no-store',
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
      'cross-origin-resource-policy': 'same-origin',
    });
  });

  it('gets problem details with the words in its language, the field and a reference', async () => {
    const headers = { ...json, 'accept-language': 'id' };
    const response = await send(saveContact, { body: JSON.stringify({ ...siti, name: 'x'.repeat(500) }), headers });
    expect(response.status).toBe(422);
    expect(response.headers.get('content-type')).toBe('application/problem+json');
    expect(await response.json()).toMatchObject({
      code: 'input.invalid',
      field: 'name',
      status: 422,
      detail: createTexts('id', 'UTC', new Date()).error('input.invalid'),
      id: response.headers.get('x-request-id'),
    });
  });

  it('learns nothing of our own faults', async () => {
    const broken = handle(contract.deleteContact, () => Promise.reject(new Error('secret path /var/lib')));
    const write = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
    const response = await send(broken, { body: JSON.stringify({ id: '0'.repeat(32) }), headers: json });
    expect(response.status).toBe(500);
    expect(await response.text()).not.toContain('secret path');
    expect(write.mock.calls.join('')).toContain('secret path'); // the log has it, under the same reference
    write.mockRestore();
  });

  it.each([
    ['broken JSON', '{"a":', 400, 'request.malformed'],
    ['a list', '[]', 400, 'request.malformed'],
    ['null', 'null', 400, 'request.malformed'],
    ['too much', JSON.stringify({ note: 'x'.repeat(1_000_001) }), 413, 'input.too_large'],
    ['a prototype', '{"__proto__":{"name":"x"},"constructor":1}', 422, 'input.invalid'],
  ])('is told about %s', async (_, body, status, code) => {
    const response = await send(saveContact, { body, headers: json });
    expect([response.status, ((await response.json()) as { code: string }).code]).toEqual([status, code]);
  });

  it('is told that nobody is signed in', async () => {
    const response = await send(saveContact, { body: JSON.stringify(siti), headers: { ...json, cookie: '' } });
    expect(response.status).toBe(401);
    expect(await response.json()).toMatchObject({ code: 'auth.required' });
  });
});

describe('who may change', () => {
  const none = { origin: '' };
  it.each([
    ['a page of ours', {}, true],
    ['a page of ours under our other address', { origin: 'http://tupai.lan:8080' }, true],
    ['a browser that names no origin but says same-origin', { ...none, 'sec-fetch-site': 'same-origin' }, true],
    ['a foreign page', { origin: 'https://evil.test' }, false],
    ['a sibling host', { origin: 'https://www.example.org' }, false],
    ['our host without TLS', { origin: 'http://mail.example.org' }, false],
    ['our host on another port', { origin: 'https://mail.example.org:8443' }, false],
    ['a sandboxed frame', { origin: 'null' }, false],
    ['a sandboxed frame that claims to be ours', { origin: 'null', 'sec-fetch-site': 'same-origin' }, false],
    ['an empty origin', { origin: ' ' }, false],
    ['a sister site', { ...none, 'sec-fetch-site': 'same-site' }, false],
    ['another site', { ...none, 'sec-fetch-site': 'cross-site' }, false],
    ['an address bar', { ...none, 'sec-fetch-site': 'none' }, false],
    ['a browser that says nothing, without a token', none, false],
  ])('%s', async (_, headers, allowed) => {
    const response = await send(saveContact, { fields: siti, headers });
    expect(response.status).toBe(allowed ? 303 : 403);
    expect(await names()).toEqual(allowed ? ['Siti'] : []);
  });

  it('a text browser, by the token of the form', async () => {
    expect((await send(saveContact, { fields: { token: session.token, ...siti }, headers: none })).status).toBe(303);
    for (const token of ['x', `${session.token}x`, ''])
      expect((await send(saveContact, { fields: { token, ...siti }, headers: none })).status).toBe(403);
  });

  it('nobody by a token alone when the browser names a foreign origin', async () => {
    const response = await send(saveContact, { fields: { token: session.token, ...siti }, headers: { origin: 'https://evil.test' } });
    expect(response.status).toBe(403);
    expect(await names()).toEqual([]);
  });

  it.each(['evil.test', 'mail.example.org.evil.test', 'mail.example.org:8443', 'tupai.lan', '', 'mail.example.org@evil.test'])(
    'nobody under the host %j',
    async (host) => {
      const response = await send(saveContact, { fields: siti, headers: { host, 'x-forwarded-host': 'mail.example.org' } });
      expect(response.status).toBe(421);
      expect(await names()).toEqual([]);
    },
  );

  it('everybody whose browser names the default port', async () => {
    expect((await send(saveContact, { fields: siti, headers: { host: 'mail.example.org:443' } })).status).toBe(303);
  });
});

describe('a form whose session has ended', () => {
  beforeEach(() => endSession(session));

  it('becomes a sign-in page that carries what was typed, escaped', async () => {
    const typed = `"><script>alert(1)</script> & 'kutip'`;
    const response = await send(saveContact, { fields: { ...siti, name: typed, token: session.token } });
    expect(response.status).toBe(401);
    const page = await response.text();
    expect(page).toContain('action="/webmail/api/session"');
    expect(page).not.toContain('<script');
    const value = /name="resume" value="([^"]*)"/.exec(page)?.[1] ?? '';
    const resumed: unknown = JSON.parse(value.replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code))));
    expect(resumed).toEqual({ path: '/api/contacts/save', fields: { ...siti, name: typed } });
    expect(response.headers.get('content-security-policy')).toMatch(/default-src 'none'.*form-action 'self'/);
    expect(response.headers.getSetCookie().join()).toContain('tupai-start');
  });

  it('leads to the sign-in page when nothing was typed', async () => {
    const where = locationOf(await send(failing('internal'), { fields: { id: '0'.repeat(32), return: '/webmail/contacts' } }));
    expect(where.pathname).toBe('/webmail/login');
    expect(Object.fromEntries(where.searchParams)).toEqual({ return: '/webmail/contacts', error: 'auth.required' });
  });

  it('is given back although the mail server, and not Tupai, ended it', async () => {
    await signIn();
    const refused = handle(contract.saveContact, () => Promise.reject(new AppError('auth.rejected')));
    const response = await send(refused, { fields: siti });
    expect(response.status).toBe(401);
    expect(await response.text()).toContain('siti@example.org');
    expect(await currentSession({ get: () => cookie.split('=')[1] }, { url: new URL(`${ORIGIN}/webmail`) })).toBeUndefined();
  });
});

describe('the composer', () => {
  const draft = { id: 'a'.repeat(32), messageId: '<a@example.org>', to: 'siti@example.org', subject: 'Rapat', body: 'Halo', return: '/webmail/mail/INBOX' };
  const multipart = (fields: Readonly<Record<string, string>>, files: readonly [string, Uint8Array<ArrayBuffer>][]): FormData => {
    const form = new FormData();
    for (const [name, value] of Object.entries(fields)) form.append(name, value);
    for (const [name, content] of files) form.append('file', new Blob([content], { type: 'application/pdf' }), name);
    return form;
  };
  const opened = async (response: Response): Promise<contract.ComposeView> => {
    const form = locationOf(response).searchParams.get('form') ?? '';
    const fields = (await service.openParkedForm(session, form)) ?? {};
    expect(fields['subject']).toBe('Rapat');
    const uploads = await store().uploads.getMany(session.account, [fields['upload'] ?? []].flat(), Date.now());
    return { ...({} as contract.ComposeView), body: String(fields['body']), uploads: uploads.map(({ id, name, type, size }) => ({ id, name, type, size })) };
  };
  const filesOnDisk = (): string[] => readdirSync(join(directory, 'upload'));

  it('keeps its text and its files, byte for byte, when one is attached', async () => {
    const content = Uint8Array.from({ length: 60_000 }, (_, at) => at % 251);
    const response = await send(compose, { body: multipart({ ...draft, do: 'attach' }, [['Laporan "Q3", final.pdf', content]]) });
    expect(locationOf(response).pathname).toBe('/webmail/compose');
    const { uploads, body } = await opened(response);
    expect(body).toBe('Halo');
    expect(uploads).toMatchObject([{ name: 'Laporan "Q3", final.pdf', type: 'application/pdf', size: 60_000 }]);
    const stored = await store().uploads.get(session.account, uploads[0]?.id ?? '', Date.now());
    expect(Buffer.compare(readFileSync(stored?.path ?? ''), content)).toBe(0);
  });

  it('loses a file that is too large, and nothing else', async () => {
    const small = new Uint8Array(1000);
    const response = await send(compose, { body: multipart({ ...draft, do: 'attach' }, [['big.bin', new Uint8Array(100_001)], ['small.bin', small]]) });
    expect(locationOf(response).searchParams.get('error')).toBe('input.too_large');
    const { uploads, body } = await opened(response);
    expect(body).toBe('Halo');
    expect(uploads.map(({ name }) => name)).toEqual(['small.bin']);
    expect(filesOnDisk()).toHaveLength(1);
  });

  it('takes a file of exactly the limit', async () => {
    const { uploads } = await opened(await send(compose, { body: multipart({ ...draft, do: 'attach' }, [['edge.bin', new Uint8Array(100_000)]]) }));
    expect(uploads.map(({ size }) => size)).toEqual([100_000]);
  });

  it('keeps nothing of an upload that breaks off', async () => {
    const boundary = 'xyz';
    const head = Object.entries({ ...draft, do: 'attach' }).map(([name, value]) => `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`);
    const whole = `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="whole.txt"\r\n\r\nwhole\r\n`;
    const cut = `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="cut.txt"\r\n\r\nhalf of`;
    const body = head.join('') + whole + cut;
    const response = await send(compose, { body, headers: { 'content-type': `multipart/form-data; boundary=${boundary}`, accept: 'application/json' } });
    expect(response.status).toBe(400);
    expect(filesOnDisk()).toEqual([]);
    expect(await store().uploads.usage(session.account, Date.now())).toBe(0);
  });

  it('stores no file for a form without a token from a browser that says nothing', async () => {
    const response = await send(compose, { body: multipart({ ...draft, do: 'attach' }, [['a.txt', new Uint8Array(10)]]), headers: { origin: '' } });
    expect(response.status).toBe(403);
    expect(filesOnDisk()).toEqual([]);
    const good = await send(compose, { body: multipart({ token: session.token, ...draft, do: 'attach' }, [['a.txt', new Uint8Array(10)]]), headers: { origin: '' } });
    expect((await opened(good)).uploads).toHaveLength(1);
  });

  it('stores no file for nobody, and gives the text back', async () => {
    await endSession(session);
    const response = await send(compose, { body: multipart({ ...draft, do: 'send' }, [['a.txt', new Uint8Array(10)]]) });
    expect(response.status).toBe(401);
    expect(await response.text()).toContain('Halo');
    expect(filesOnDisk()).toEqual([]);
  });

  it('takes a file away again', async () => {
    const { uploads } = await opened(await send(compose, { body: multipart({ ...draft, do: 'attach' }, [['a.txt', new Uint8Array(10)]]) }));
    const id = uploads[0]?.id ?? '';
    expect((await opened(await send(compose, { fields: { ...draft, upload: id, do: `remove:${id}` } }))).uploads).toEqual([]);
    expect(filesOnDisk()).toEqual([]);
  });

  it("never shows another account's file", async () => {
    const { uploads } = await opened(await send(compose, { body: multipart({ ...draft, do: 'attach' }, [['a.txt', new Uint8Array(10)]]) }));
    const id = uploads[0]?.id ?? '';
    const thief = await createSession({ account: 'eve|imap', user: 'eve', password: 'x', keep: false, agent: '', clientAddress: '', url: new URL(`${ORIGIN}/webmail`) });
    const headers = { cookie: thief.setCookie.map((line) => line.split(';')[0]).join('; '), accept: 'application/json' };
    const response = await send(compose, { fields: { ...draft, upload: id, do: 'attach' }, headers });
    expect(await response.json()).toMatchObject({ composer: { uploads: [] } });
    await send(compose, { fields: { ...draft, upload: id, do: `remove:${id}` }, headers });
    expect(filesOnDisk()).toHaveLength(1);
  });

  it('tells which addresses are none, and keeps all that was typed', async () => {
    const where = locationOf(await send(compose, { fields: { ...draft, to: 'siti@example.org, budi at home', do: 'send' } }));
    expect(where.pathname).toBe('/webmail/compose');
    expect(where.searchParams.get('error')).toBe('recipient.invalid');
    expect(await service.openParkedForm(session, where.searchParams.get('form') ?? '')).toMatchObject({ to: 'siti@example.org, budi at home', body: 'Halo' });
  });
});
