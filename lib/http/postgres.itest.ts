import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { currentMailserver, startFaultProxy, type FaultProxy, type TestUser } from '#e2e/mailserver/index.ts';
import * as contract from '#lib/contract/index.ts';
import { closeAll } from '#lib/imap/index.ts';
import { startJobs, stopJobs } from '#lib/jobs/index.ts';
import * as service from '#lib/service/index.ts';
import { currentSession, type Session } from '#lib/session/index.ts';
import { startStore, stopStore } from '#lib/store/index.ts';
import { makeTestPostgres, type TestPostgres } from '#lib/store/test-postgres.ts';
import { answerHealth } from './answer-health.ts';
import { handle, type RouteHandler } from './handle.ts';
import { publicHandle } from './public-handle.ts';

const mailserver = currentMailserver();
const POLL = { timeout: 10_000 };
const OURS = new URL('http://tupai.test');
const signIn = publicHandle(contract.signIn, service.signIn);
const compose = handle(contract.compose, service.compose);
const saveSettings = handle(contract.saveSettings, service.saveSettings);

let postgres: TestPostgres;
let proxy: FaultProxy;
let directory: string;
let budi: TestUser;
let cookie: string;
let log: string[];

beforeEach(async () => {
  postgres = await makeTestPostgres();
  proxy = await startFaultProxy(postgres.server);
  directory = mkdtempSync(join(tmpdir(), 'tupai-http-pg-'));
  Object.assign(process.env, {
    TUPAI_PUBLIC_URLS: OURS.origin,
    TUPAI_DATA_DIR: directory,
    TUPAI_LOG_LEVEL: 'debug',
    TUPAI_IMAP_HOST: mailserver.imap.full.host,
    TUPAI_IMAP_PORT: String(mailserver.imap.full.port),
    TUPAI_IMAP_TLS: 'none',
    TUPAI_SMTP_HOST: mailserver.smtp.host,
    TUPAI_SMTP_PORT: String(mailserver.smtp.port),
    TUPAI_SMTP_TLS: 'none',
    TUPAI_UNDO_SEND: '0',
    ...postgres.settings,
    TUPAI_STORE_URL: postgres.settings['TUPAI_STORE_URL']?.replace(/:\d+\//, `:${proxy.port}/`),
  });
  for (const slot of ['config', 'server-keys', 'faults'])
    Reflect.deleteProperty(globalThis, Symbol.for(`tupai.${slot}`));
  log = [];
  vi.spyOn(process.stdout, 'write').mockImplementation((line) => log.push(String(line)) > 0);
  await startStore();
  const report = (): undefined => undefined;
  await startJobs(service.submissionHandlers({ report }), service.wakeHandlers(report));
  budi = await mailserver.user();
  cookie = '';
});
afterEach(async () => {
  vi.restoreAllMocks();
  await stopJobs(2000);
  await closeAll();
  await stopStore();
  await proxy.stop();
  await postgres.drop();
  rmSync(directory, { recursive: true });
});

async function post(route: RouteHandler, fields: Readonly<Record<string, string>>): Promise<Response> {
  const headers = { host: OURS.host, origin: OURS.origin, accept: 'application/json', cookie };
  const request = new Request('http://localhost:3000/', { method: 'POST', headers, body: new URLSearchParams(fields) });
  const response = await route(request);
  const set = response.headers.getSetCookie().map((line) => line.split(';')[0]);
  if (set.length > 0) cookie = set.join('; ');
  return response;
}
const session = (): Promise<Session | undefined> => {
  const jar = new Map(cookie.split('; ').map((pair) => pair.split(/=(.*)/s) as [string, string]));
  return currentSession({ get: (name) => jar.get(name) }, { url: OURS });
};
const health = async (): Promise<number> =>
  (await answerHealth(new Request('http://localhost/', { headers: { host: 'localhost' } }))).status;

it('carries a person from signing in to a sent message over a database that goes away in between', async () => {
  expect((await post(signIn, { user: budi.login, password: budi.password })).ok).toBe(true);
  expect((await session())?.user).toBe(budi.login);
  expect((await post(saveSettings, { language: 'id' })).ok).toBe(true);
  await expect.poll(health, POLL).toBe(200);

  await proxy.down();
  expect(await health()).toBe(503);
  const refused = await post(saveSettings, { language: 'en' });
  expect([refused.status, await refused.json()]).toMatchObject([503, { code: 'store.unavailable' }]);
  await expect(session()).rejects.toMatchObject({ code: 'store.unavailable' });

  await proxy.up();
  await expect.poll(health, POLL).toBe(200);
  const signedIn = (await session()) as Session;
  expect((await service.readSettings(signedIn)).settings.language).toBe('id');
  const id = 'b'.repeat(32);
  const fields = { id, messageId: '<b@tupai.test>', to: budi.address, subject: 'Lewat', body: 'Isi', do: 'send' };
  expect((await post(compose, { ...fields, keepCopy: 'on' })).ok).toBe(true);
  expect(await budi.waitFor('INBOX', 'Lewat')).toBeGreaterThan(0);
  await service.endSessions(signedIn, { which: 'all' });
  expect(await session()).toBeUndefined();
  expect(log.join('')).toContain('ECONNREFUSED');
  expect(log.join('')).not.toContain(postgres.server.password);
});

it('says at the start which database cannot be used and why, without its password', async () => {
  await stopStore();
  await proxy.down();
  const detail = await startStore().then(
    () => 'started',
    (cause: unknown) => (cause as { detail: string }).detail,
  );
  expect(detail).toContain(
    `the database postgres on 127.0.0.1 (port ${proxy.port}) cannot be used: connect ECONNREFUSED`,
  );
  expect(detail).not.toContain(postgres.server.password);
  await proxy.up();
  await startStore();
});
