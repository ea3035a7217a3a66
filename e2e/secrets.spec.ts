import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

import { rememberedSecrets, runState } from './fixtures/run-state.ts';
import { expect, test } from './fixtures/test.ts';

const filesBelow = (dir: string): string[] =>
  readdirSync(dir, { withFileTypes: true }).flatMap((entry) => {
    const path = join(dir, entry.name);
    return entry.isDirectory() ? filesBelow(path) : [path];
  });

/** A password as bytes that may hide it: as it is, encoded for addresses, mail and JSON, in UTF-16, and as SASL sends it. */
function disguises({ login, password }: { login: string; password: string }): Buffer[] {
  const base64 = (text: string): string[] =>
    // The three ways text may stand in base64, by where it begins; the ends depend on what stands beside it.
    ['', 'x', 'xx'].map((before) =>
      Buffer.from(before + text)
        .toString('base64')
        .slice(before.length === 0 ? 0 : 4, -4),
    );
  const texts = [
    password,
    encodeURIComponent(password),
    Buffer.from(password).toString('hex'),
    ...base64(password),
    ...base64(`\0${login}\0${password}`),
  ];
  return [
    ...texts.filter((text) => text.length >= 8).map((text) => Buffer.from(text)),
    Buffer.from(password, 'utf16le'),
  ];
}

const needles = (): { login: string; bytes: Buffer }[] =>
  rememberedSecrets().flatMap((secret) => disguises(secret).map((bytes) => ({ login: secret.login, bytes })));

const findIn = (content: Buffer): string[] =>
  needles()
    .filter(({ bytes }) => content.includes(bytes))
    .map(({ login }) => login);

test('the search finds a planted password in each disguise', () => {
  const secret = { login: 'budi@tupai.test', password: 'sangatRahasia_1' };
  const planted = [
    'POST /?p=sangatRahasia_1',
    Buffer.from('abcsangatRahasia_1xyz').toString('base64'),
    Buffer.from('zsangatRahasia_1').toString('base64'),
    Buffer.from('\0budi@tupai.test\0sangatRahasia_1').toString('base64'),
    Buffer.from('{"password":"sangatRahasia_1"}').toString('hex'),
    Buffer.from('sangatRahasia_1', 'utf16le').toString('latin1'),
  ];
  for (const text of planted)
    expect(
      disguises(secret).some((bytes) => Buffer.from(text, 'latin1').includes(bytes)),
      text,
    ).toBe(true);
  expect(disguises(secret).some((bytes) => Buffer.from('sangat Rahasia').includes(bytes))).toBe(false);
});

test('after the whole run no password stands in a log, the store, a spool file or the secret', () => {
  const { tupais, dir } = runState();
  expect(rememberedSecrets().length).toBeGreaterThan(0);
  const found: string[] = [];
  const places = readdirSync(dir).filter((name) => name !== 'secrets.jsonl' && !name.endsWith('-home'));
  for (const path of places.flatMap((name) =>
    statSync(join(dir, name)).isDirectory() ? filesBelow(join(dir, name)) : [join(dir, name)],
  ))
    for (const login of findIn(readFileSync(path))) found.push(`${path}: the password of ${login}`);
  expect(found).toEqual([]);
  for (const { logFile, dataDir } of Object.values(tupais)) {
    expect(statSync(logFile).size, logFile).toBeGreaterThan(0);
    expect(filesBelow(dataDir).length, dataDir).toBeGreaterThan(0);
  }
});

test('nothing in the data directory can be read by other accounts of the machine', () => {
  const open = Object.values(runState().tupais)
    .flatMap(({ dataDir }) => filesBelow(dataDir))
    .filter((path) => (statSync(path).mode & 0o077) !== 0);
  expect(open).toEqual([]);
});

test('the log holds neither subjects nor text of messages', () => {
  const said = /Laporan bulan|laporannya|Kapan rapat|Besok atau lusa|Terima kasih, Budi/;
  for (const { logFile } of Object.values(runState().tupais))
    expect(readFileSync(logFile, 'utf8'), logFile).not.toMatch(said);
});

test('cookies, decoded, page source and storage of a browser hold no password', async ({ newUser, browser }) => {
  const { tupais } = runState();
  for (const { origin, base } of Object.values(tupais)) {
    const budi = await newUser();
    const context = await browser.newContext({ baseURL: origin });
    const page = await context.newPage();
    await page.goto(`${base}/login`);
    await page.getByLabel(/user name/i).fill(budi.login);
    await page.getByLabel('Password', { exact: true }).fill(budi.password);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('heading', { level: 1, name: 'Inbox' }).waitFor();
    const kept = await context.storageState({ indexedDB: true });
    const texts = kept.cookies.flatMap(({ value }) => [
      value,
      decodeURIComponent(value),
      ...value
        .split(/[.|:]/)
        .flatMap((part) => [
          Buffer.from(part, 'base64url').toString('latin1'),
          Buffer.from(part, 'hex').toString('latin1'),
        ]),
    ]);
    expect(kept.cookies.length).toBeGreaterThan(0);
    for (const text of [...texts, JSON.stringify(kept), page.url(), await page.content()])
      expect(findIn(Buffer.from(text, 'latin1'))).toEqual([]);
    await context.close();
  }
});
