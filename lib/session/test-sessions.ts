import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { vi } from 'vitest';
import { startStore, stopStore } from '#lib/store/index.ts';
import type { SignedIn } from './create-session.ts';
import { testSettings } from './test-settings.ts';

export const PASSWORD = 'rahasia sekali \u{1f511}';
export const SETTINGS = { TUPAI_PUBLIC_URLS: 'https://mail.example.org', TUPAI_IMAP_HOST: 'imap.example.org' };
export const BEGAN = Date.parse('2026-11-21T10:00:00Z');

/** For tests: a store of its own, and a time that only passes when told to. */
export interface TestSessions {
  readonly directory: string;
  configure(settings: Readonly<Record<string, string>>): void;
  close(): Promise<void>;
}

export async function openTestSessions(): Promise<TestSessions> {
  vi.useFakeTimers({ toFake: ['Date', 'performance', 'setTimeout', 'clearTimeout'], now: BEGAN });
  const directory = mkdtempSync(join(tmpdir(), 'tupai-session-'));
  const configure = (settings: Readonly<Record<string, string>>): void => testSettings(directory, settings);
  configure(SETTINGS);
  await startStore();
  return {
    directory,
    configure,
    async close() {
      await stopStore();
      vi.useRealTimers();
      rmSync(directory, { recursive: true });
    },
  };
}

export const person = (over: Partial<SignedIn> = {}): SignedIn => ({
  account: 'budi|imap.example.org',
  user: 'budi',
  password: PASSWORD,
  keep: false,
  agent: 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0',
  clientAddress: '192.0.2.77',
  ...over,
});

/** What the browser sends next time. */
export function cookiesOf(setCookie: readonly string[]): { get(name: string): string | undefined } {
  const jar = new Map(setCookie.map((line) => /^([^=]+)=([^;]*)/.exec(line)?.slice(1) as [string, string]));
  return { get: (name) => jar.get(name) };
}

export const cookieLine = (value: string) => ({
  get: (name: string) => (name === '__Host-tupai-session' ? value : undefined),
});

/** The password that is lent. */
export const lent = (session: { lendPassword<T>(use: (password: string) => Promise<T>): Promise<T> } | undefined) =>
  session?.lendPassword(async (password) => password);
