import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import * as contract from '#lib/contract/index.ts';
import { AppError } from '#lib/errors.ts';
import { createTexts } from '#lib/i18n/index.ts';
import * as service from '#lib/service/index.ts';
import { endSession, type Session } from '#lib/session/index.ts';
import { store } from '#lib/store/index.ts';
import { handle, type RouteHandler } from './handle.ts';
import { ORIGIN, locationOf, openTestEdge, type TestEdge } from './test-edge.ts';

vi.hoisted(() => {
  process.env['TUPAI_BASE_PATH'] = '/webmail';
});

let edge: TestEdge;
let session: Session;

beforeEach(async () => {
  edge = await openTestEdge();
  session = edge.session;
});
afterEach(() => edge.close());

const saveContact = handle(contract.saveContact, service.saveContact, { note: () => 'noteSaved' });
const failing = (code: ConstructorParameters<typeof AppError>[0]): RouteHandler =>
  handle(contract.deleteContact, () => Promise.reject(new AppError(code, { detail: 'the server said so' })));

const siti = { name: 'Siti', addresses: 'siti@example.org', return: '/webmail/contacts' };
const names = async (): Promise<string[]> =>
  (await service.listContacts(session, { q: '' })).contacts.map(({ name }) => name);

describe('a plain form', () => {
  it('leads to its return path, by a relative 303, with a note', async () => {
    const response = await edge.send(saveContact, { fields: siti });
    expect(response.status).toBe(303);
    expect(response.headers.get('location')).toBe('/webmail/contacts?note=noteSaved');
    expect(await names()).toEqual(['Siti']);
  });

  it('leads to the inbox when its return path is not ours', async () => {
    for (const path of ['https://evil.test/', '//evil.test', '/elsewhere', '/webmail\\@evil.test'])
      expect(locationOf(await edge.send(saveContact, { fields: { ...siti, return: path } })).pathname).toBe(
        '/webmail/mail/INBOX',
      );
  });

  it('brings typed text back after a failure, to this session only', async () => {
    const fields = { ...siti, note: 'Dua\r\nbaris <b>', addresses: 'siti at example' };
    const where = locationOf(await edge.send(saveContact, { fields }));
    expect(where.pathname).toBe('/webmail/contacts/new');
    expect(where.searchParams.get('error')).toBe('input.invalid');
    const form = where.searchParams.get('form') ?? '';
    expect(await service.openParkedForm(session, form)).toMatchObject({
      addresses: 'siti at example',
      note: 'Dua\r\nbaris <b>',
    });
    await endSession(session);
    ({ session } = await edge.signIn());
    expect(await service.openParkedForm(session, form)).toBeUndefined();
  });

  it('keeps no token and no password with parked text', async () => {
    const fields = { ...siti, addresses: 'x y', token: session.token, password: 'rahasia' };
    const form = locationOf(await edge.send(saveContact, { fields })).searchParams.get('form') ?? '';
    expect(Object.keys((await service.openParkedForm(session, form)) ?? {}).toSorted()).toEqual([
      'addresses',
      'name',
      'return',
    ]);
  });

  it('may say nothing at all, as one that signs out', async () => {
    const quiet = handle(contract.signOut, () => Promise.resolve({ waiting: 0 }));
    const headers = { host: 'mail.example.org', origin: ORIGIN, cookie: (await edge.signIn()).cookie };
    expect((await quiet(new Request('http://localhost/', { method: 'POST', headers }))).status).toBe(303);
  });

  it('leads back with the code when there is no text to keep', async () => {
    const where = locationOf(
      await edge.send(failing('imap.busy'), { fields: { id: '0'.repeat(32), return: '/webmail/contacts?q=a' } }),
    );
    expect(where.pathname).toBe('/webmail/contacts');
    expect(Object.fromEntries(where.searchParams)).toMatchObject({ q: 'a', error: 'imap.busy' });
    expect(where.searchParams.has('form')).toBe(false);
  });

  it('shows the text itself when it cannot be kept', async () => {
    vi.spyOn(store().parkedForms, 'add').mockRejectedValueOnce(new AppError('store.unavailable'));
    const response = await edge.send(saveContact, { fields: { ...siti, addresses: '<script>x y' } });
    expect(response.status).toBe(503);
    const page = await response.text();
    expect(page).toContain('&#60;script&#62;x y');
    expect(page).not.toContain('<script>');
  });
});

describe('a script', () => {
  const json = { accept: 'application/json', 'content-type': 'application/json' };

  it('gets the output as JSON that may not be kept, run or framed', async () => {
    const response = await edge.send(saveContact, { body: JSON.stringify(siti), headers: json });
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({ contact: { name: 'Siti' } });
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'cache-control': 'no-store',
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
      'cross-origin-resource-policy': 'same-origin',
    });
  });

  it('learns where the events of the account stood, so that it knows which of them its answer holds already', async () => {
    const cursor = service.eventCursor(session);
    const response = await edge.send(saveContact, { body: JSON.stringify(siti), headers: json });
    expect(response.headers.get(contract.CURSOR_HEADER)).toBe(cursor);
  });

  it('gets problem details with the words in its language, the field and a reference', async () => {
    const headers = { ...json, 'accept-language': 'id' };
    const response = await edge.send(saveContact, {
      body: JSON.stringify({ ...siti, name: 'x'.repeat(500) }),
      headers,
    });
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
    const response = await edge.send(broken, { body: JSON.stringify({ id: '0'.repeat(32) }), headers: json });
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
    const response = await edge.send(saveContact, { body, headers: json });
    expect([response.status, ((await response.json()) as { code: string }).code]).toEqual([status, code]);
  });

  it('is told that nobody is signed in', async () => {
    const response = await edge.send(saveContact, { body: JSON.stringify(siti), headers: { ...json, cookie: '' } });
    expect(response.status).toBe(401);
    expect(await response.json()).toMatchObject({ code: 'auth.required' });
  });
});

describe('a form whose session has ended', () => {
  beforeEach(() => endSession(session));

  it('becomes a sign-in page that carries what was typed, escaped', async () => {
    const typed = `"><script>alert(1)</script> & 'kutip'`;
    const response = await edge.send(saveContact, { fields: { ...siti, name: typed, token: session.token } });
    expect(response.status).toBe(401);
    const page = await response.text();
    expect(page).toContain('action="/webmail/api/session"');
    expect(page).not.toContain('<script');
    const value = /name="resume" value="([^"]*)"/.exec(page)?.[1] ?? '';
    const resumed: unknown = JSON.parse(
      value.replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code))),
    );
    expect(resumed).toEqual({ path: '/api/contacts/save', fields: { ...siti, name: typed } });
    expect(response.headers.get('content-security-policy')).toMatch(/default-src 'none'.*form-action 'self'/);
    expect(response.headers.getSetCookie().join()).toContain('tupai-start');
  });

  it('leads to the sign-in page when nothing was typed', async () => {
    const where = locationOf(
      await edge.send(failing('internal'), { fields: { id: '0'.repeat(32), return: '/webmail/contacts' } }),
    );
    expect(where.pathname).toBe('/webmail/login');
    expect(Object.fromEntries(where.searchParams)).toEqual({ return: '/webmail/contacts', error: 'auth.required' });
  });

  it('is given back although the mail server, and not Tupai, ended it', async () => {
    ({ session } = await edge.signIn());
    const refused = handle(contract.saveContact, () => Promise.reject(new AppError('auth.rejected')));
    const response = await edge.send(refused, { fields: siti });
    expect(response.status).toBe(401);
    expect(await response.text()).toContain('siti@example.org');
    await expect(session.lendPassword(() => Promise.resolve('still there'))).rejects.toMatchObject({
      code: 'auth.required',
    });
  });
});
