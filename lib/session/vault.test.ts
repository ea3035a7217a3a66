import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { startStore, stopStore, store } from '#lib/store/index.ts';
import { createSession, type SignedIn } from './create-session.ts';
import { currentSession } from './current-session.ts';
import { testSettings } from './test-settings.ts';

const PASSWORD = 'rahasia sekali \u{1f511}';
const settings = { TUPAI_PUBLIC_URLS: 'https://mail.example.org', TUPAI_IMAP_HOST: 'imap.example.org' };
let directory: string;

const configure = (env: Readonly<Record<string, string>>): void => testSettings(directory, env);

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date', 'setTimeout', 'clearTimeout'], now: new Date('2026-11-21T10:00:00Z') });
  directory = mkdtempSync(join(tmpdir(), 'tupai-session-'));
  configure(settings);
  await startStore();
});
afterEach(async () => {
  await stopStore();
  vi.useRealTimers();
  rmSync(directory, { recursive: true });
});

const person = (over: Partial<SignedIn> = {}): SignedIn => ({
  account: 'budi|imap.example.org',
  user: 'budi',
  password: PASSWORD,
  keep: false,
  agent: 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0',
  clientAddress: '192.0.2.77',
  ...over,
});

/** What the browser sends next time. */
function cookiesOf(setCookie: readonly string[]): { get(name: string): string | undefined } {
  const jar = new Map(setCookie.map((line) => /^([^=]+)=([^;]*)/.exec(line)?.slice(1) as [string, string]));
  return { get: (name) => jar.get(name) };
}
const cookieLine = (value: string) => ({
  get: (name: string) => (name === '__Host-tupai-session' ? value : undefined),
});
const lent = (session: { lendPassword<T>(use: (password: string) => Promise<T>): Promise<T> } | undefined) =>
  session?.lendPassword(async (password) => password);

describe('the password', () => {
  it('comes out with the cookie, and stands nowhere in the data directory, the cookie or the session', async () => {
    const { session, setCookie } = await createSession(person());
    expect(await lent(await currentSession(cookiesOf(setCookie)))).toBe(PASSWORD);
    await stopStore();
    const stored = readdirSync(directory, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => readFileSync(join(entry.parentPath, entry.name)));
    expect(stored.length).toBeGreaterThan(1);
    for (const spelling of [
      PASSWORD,
      'rahasia',
      Buffer.from(PASSWORD).toString('base64'),
      Buffer.from('rahasia sekali').toString('hex'),
    ]) {
      for (const octets of stored) expect(octets.includes(spelling)).toBe(false);
      expect(
        setCookie.join() + inspect(session, { depth: 9, showHidden: true }) + JSON.stringify(session),
      ).not.toContain(spelling);
    }
    await startStore();
  });

  it.each([
    ["the cookie's key", (value: string) => value.slice(0, 30) + (value[30] === 'A' ? 'B' : 'A') + value.slice(31)],
    ['the session id', (value: string) => (value.startsWith('A') ? 'B' : 'A') + value.slice(1)],
    ['its length', (value: string) => value.slice(0, -1)],
    ['an appended character', (value: string) => `${value}A`],
  ])('does not come out when %s differs', async (_, change) => {
    const { setCookie } = await createSession(person());
    const value = cookiesOf(setCookie).get('__Host-tupai-session') ?? '';
    expect(value).toHaveLength(64);
    expect(await currentSession(cookieLine(value))).toBeDefined();
    expect(await currentSession(cookieLine(change(value)))).toBeUndefined();
  });

  it('does not come out under another server key, and does while the old one is kept beside the new', async () => {
    configure({ ...settings, TUPAI_SECRET: 'first-secret-of-at-least-32-characters' });
    const cookies = cookiesOf((await createSession(person())).setCookie);
    configure({
      ...settings,
      TUPAI_SECRET: 'second-secret-of-at-least-32-characters,first-secret-of-at-least-32-characters',
    });
    expect(await lent(await currentSession(cookies))).toBe(PASSWORD);
    const renewed = cookiesOf((await createSession(person())).setCookie);
    configure({ ...settings, TUPAI_SECRET: 'second-secret-of-at-least-32-characters' });
    await expect(lent(await currentSession(cookies))).rejects.toMatchObject({ code: 'auth.required' });
    expect(await lent(await currentSession(renewed))).toBe(PASSWORD);
  });

  it('does not come out of a row put under another name, time or server', async () => {
    const { setCookie } = await createSession(person());
    const cookies = cookiesOf(setCookie);
    const [row] = await store().sessions.list('budi|imap.example.org', Date.now());
    if (!row) throw new Error('no row');
    for (const forged of [
      { ...row, user: 'siti' },
      { ...row, createdAt: row.createdAt + 1 },
    ]) {
      await store().sessions.end(row.account, 'all');
      await store().sessions.add(forged);
      await expect(lent(await currentSession(cookies))).rejects.toMatchObject({ code: 'auth.required' });
    }
    await store().sessions.end(row.account, 'all');
    await store().sessions.add(row);
    expect(await lent(await currentSession(cookies))).toBe(PASSWORD);
    configure({ ...settings, TUPAI_IMAP_HOST: 'evil.example.org' });
    await expect(lent(await currentSession(cookies))).rejects.toMatchObject({ code: 'auth.required' });
  });

  it('has a server key of mode 600, made once', async () => {
    await createSession(person());
    expect((statSync(join(directory, 'secret')).mode & 0o777).toString(8)).toBe('600');
    const before = readFileSync(join(directory, 'secret'), 'utf8');
    configure(settings);
    await createSession(person());
    expect(readFileSync(join(directory, 'secret'), 'utf8')).toBe(before);
    expect(readdirSync(directory).filter((name) => name.startsWith('secret'))).toEqual(['secret']);
  });

  it('refuses a server key that is too short, naming the setting', () => {
    configure({ ...settings, TUPAI_SECRET: `${'x'.repeat(40)},short` });
    return expect(createSession(person())).rejects.toMatchObject({
      code: 'config.invalid',
      detail: expect.stringContaining('TUPAI_SECRET') as string,
    });
  });
});
