import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { currentMailserver, type TestUser } from '#e2e/mailserver/index.ts';
import * as contract from '#lib/contract/index.ts';
import { closeAll } from '#lib/imap/index.ts';
import { startJobs, stopJobs } from '#lib/jobs/index.ts';
import * as service from '#lib/service/index.ts';
import { currentSession, issuePreSignIn, type Session } from '#lib/session/index.ts';
import { startStore, stopStore } from '#lib/store/index.ts';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterCompose } from './after-compose.ts';
import { handle, type RouteHandler } from './handle.ts';
import { publicHandle } from './public-handle.ts';

const mailserver = currentMailserver();
const URL_OF_OURS = new URL('http://tupai.test');
const signIn = publicHandle(contract.signIn, service.signIn);
const signOut = handle(contract.signOut, async (session, _input, _signal, reply) => {
  const { setCookie, waiting } = await service.signOut(session, reply.url);
  reply.cookies.push(...setCookie);
  return { waiting };
});
const compose = handle(contract.compose, service.compose, afterCompose);

let directory: string;
let budi: TestUser;
let jar: Map<string, string>;
let log: string[];

beforeEach(async () => {
  directory = mkdtempSync(join(tmpdir(), 'tupai-sign-in-'));
  Object.assign(process.env, {
    TUPAI_PUBLIC_URLS: URL_OF_OURS.origin,
    TUPAI_DATA_DIR: directory,
    TUPAI_LOG_LEVEL: 'info',
    TUPAI_IMAP_HOST: mailserver.imap.full.host,
    TUPAI_IMAP_PORT: String(mailserver.imap.full.port),
    TUPAI_IMAP_TLS: 'none',
    TUPAI_SMTP_HOST: mailserver.smtp.host,
    TUPAI_UNDO_SEND: '0',
    TUPAI_SMTP_PORT: String(mailserver.smtp.port),
    TUPAI_SMTP_TLS: 'none',
  });
  for (const slot of ['config', 'server-keys', 'faults'])
    Reflect.deleteProperty(globalThis, Symbol.for(`tupai.${slot}`));
  await startStore();
  const report = (): undefined => undefined;
  await startJobs(service.submissionHandlers({ report }), service.wakeHandlers(report));
  budi = await mailserver.user();
  jar = new Map();
  log = [];
  vi.spyOn(process.stdout, 'write').mockImplementation((line) => log.push(String(line)) > 0);
});
afterEach(async () => {
  vi.restoreAllMocks();
  await stopJobs(2000);
  await closeAll();
  await stopStore();
  rmSync(directory, { recursive: true });
});

/** A browser without scripts that keeps its cookies; headers given as `''` are not sent. */
async function post(
  route: RouteHandler,
  fields: Readonly<Record<string, string>>,
  headers: Readonly<Record<string, string>> = {},
): Promise<Response> {
  const all = new Headers({ host: URL_OF_OURS.host, origin: URL_OF_OURS.origin, accept: 'text/html' });
  all.set('cookie', [...jar].map((pair) => pair.join('=')).join('; '));
  for (const [name, value] of Object.entries(headers))
    if (value === '') all.delete(name);
    else all.set(name, value);
  const response = await route(
    new Request('http://localhost:3000/', { method: 'POST', headers: all, body: new URLSearchParams(fields) }),
  );
  for (const line of response.headers.getSetCookie()) {
    const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
    if (/Max-Age=0|Expires=Thu, 01 Jan 1970/i.test(line)) jar.delete(name);
    else jar.set(name, value);
  }
  return response;
}
const locationOf = (response: Response): URL => new URL(response.headers.get('location') ?? '', 'http://x');
const session = async (): Promise<Session | undefined> =>
  currentSession({ get: (name) => jar.get(name) }, { url: URL_OF_OURS });
const credentials = (): { user: string; password: string } => ({ user: budi.login, password: budi.password });

it('signs in with a plain form and comes back to where the person wanted to go', async () => {
  const response = await post(signIn, { ...credentials(), return: '/mail/Archive' });
  expect([response.status, response.headers.get('location')]).toEqual([303, '/mail/Archive']);
  expect((await session())?.user).toBe(budi.login);
  expect(locationOf(await post(signIn, { ...credentials(), return: 'https://evil.test/' })).pathname).toBe(
    '/mail/INBOX',
  );
});

it('says one thing for a wrong password and an unknown name, keeps the name, and tells the log', async () => {
  const wrong = await post(signIn, { user: budi.login, password: 'salah', return: '/contacts' });
  expect(Object.fromEntries(locationOf(wrong).searchParams)).toMatchObject({
    error: 'auth.rejected',
    return: '/contacts',
  });
  expect(decodeURIComponent(jar.get('tupai-user') ?? '')).toBe(budi.login);
  const unknown = await post(signIn, { user: 'tidak.ada@tupai.test', password: 'salah' });
  expect(locationOf(unknown).searchParams.get('error')).toBe('auth.rejected');
  expect(log.join('')).toMatch(/^tupai auth failed ip=\S+ user=\S+ reason=auth\.rejected$/m);
  expect(log.join('')).not.toContain('salah');
  expect(await session()).toBeUndefined();
});

it('needs the token of its page from a browser that says nothing of origins', async () => {
  expect((await post(signIn, credentials(), { origin: '' })).status).toBe(403);
  const { token, setCookie } = issuePreSignIn({ get: (name) => jar.get(name) }, URL_OF_OURS);
  const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(setCookie[0] ?? '') ?? [];
  jar.set(name, value);
  expect((await post(signIn, { ...credentials(), token: `${token}x` }, { origin: '' })).status).toBe(403);
  expect((await post(signIn, { ...credentials(), token }, { origin: '' })).status).toBe(303);
});

it('lets no other site sign anybody in', async () => {
  for (const origin of ['https://evil.test', 'null'])
    expect((await post(signIn, credentials(), { origin })).status).toBe(403);
  expect(await session()).toBeUndefined();
});

it('signs out: the cookie and the session are gone', async () => {
  await post(signIn, credentials());
  const before = [...jar];
  expect((await post(signOut, {})).status).toBe(303);
  jar = new Map(before);
  expect(await session()).toBeUndefined();
});

it('gives back what was typed into a form whose session had ended, and it can be sent then', async () => {
  await post(signIn, credentials());
  const typed = `Kutipan "<b>" & 'lain'\r\n\r\nSalam 😀`;
  const fields = {
    id: 'a'.repeat(32),
    messageId: '<a@tupai.test>',
    to: budi.address,
    subject: 'Selamat',
    body: typed,
    keepCopy: 'on',
    do: 'send',
  };
  await service.endSessions((await session()) as Session, { which: 'all' });

  const page = await (await post(compose, fields)).text();
  expect(page).not.toContain('<b>');
  const value = /name="resume" value="([^"]*)"/.exec(page)?.[1] ?? '';
  const resume = value.replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)));

  const again = await (await post(signIn, { user: budi.login, password: 'salah', resume })).text();
  expect(again).toContain('name="resume"');

  const where = locationOf(await post(signIn, { ...credentials(), resume }));
  expect(where.pathname).toBe('/compose');
  expect(where.searchParams.get('note')).toBe('noteSignedInAgain');
  const opened = await service.openParkedForm((await session()) as Session, where.searchParams.get('form') ?? '');
  expect(opened).toMatchObject({ to: budi.address, subject: 'Selamat', body: typed });
  expect(locationOf(await post(compose, fields)).searchParams.get('note')).toBe('noteSent');
  expect(await budi.waitFor('INBOX', 'Selamat')).toBeGreaterThan(0);
});

it('opens nothing for a resumed form that is none of ours', async () => {
  for (const resume of [
    '{',
    '1',
    '{"path":"/api/session/end","fields":{}}',
    '{"path":"__proto__","fields":{}}',
    '{"path":"/api/compose","fields":7}',
  ])
    expect(locationOf(await post(signIn, { ...credentials(), resume })).pathname).toBe('/mail/INBOX');
});
