import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startStore, stopStore, store } from '#lib/store/index.ts';
import { createSession } from './create-session.ts';
import { currentSession } from './current-session.ts';
import {
  cookieLine,
  cookiesOf,
  lent,
  openTestSessions,
  PASSWORD,
  person,
  SETTINGS,
  type TestSessions,
} from './test-sessions.ts';

let sessions: TestSessions;
let directory: string;
const configure = (settings: Readonly<Record<string, string>>): void => sessions.configure(settings);
beforeEach(async () => {
  sessions = await openTestSessions();
  ({ directory } = sessions);
});
afterEach(() => sessions.close());

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
    configure({ ...SETTINGS, TUPAI_SECRET: 'first-secret-of-at-least-32-characters' });
    const cookies = cookiesOf((await createSession(person())).setCookie);
    configure({
      ...SETTINGS,
      TUPAI_SECRET: 'second-secret-of-at-least-32-characters,first-secret-of-at-least-32-characters',
    });
    expect(await lent(await currentSession(cookies))).toBe(PASSWORD);
    const renewed = cookiesOf((await createSession(person())).setCookie);
    configure({ ...SETTINGS, TUPAI_SECRET: 'second-secret-of-at-least-32-characters' });
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
    configure({ ...SETTINGS, TUPAI_IMAP_HOST: 'evil.example.org' });
    await expect(lent(await currentSession(cookies))).rejects.toMatchObject({ code: 'auth.required' });
  });

  it('has a server key of mode 600, made once', async () => {
    await createSession(person());
    expect((statSync(join(directory, 'secret')).mode & 0o777).toString(8)).toBe('600');
    const before = readFileSync(join(directory, 'secret'), 'utf8');
    configure(SETTINGS);
    await createSession(person());
    expect(readFileSync(join(directory, 'secret'), 'utf8')).toBe(before);
    expect(readdirSync(directory).filter((name) => name.startsWith('secret'))).toEqual(['secret']);
  });

  it('refuses a server key that is too short, naming the setting', () => {
    configure({ ...SETTINGS, TUPAI_SECRET: `${'x'.repeat(40)},short` });
    return expect(createSession(person())).rejects.toMatchObject({
      code: 'config.invalid',
      detail: expect.stringContaining('TUPAI_SECRET') as string,
    });
  });
});
