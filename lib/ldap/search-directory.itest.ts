import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { makeCertificates, startSlapd, type Slapd } from '#e2e/mailserver/index.ts';
import { searchDirectory, stopDirectory } from './index.ts';

let slapd: Slapd;
const HOSTILE = ['*', '(', ')', '\\', '\\2a', '*)(mail=*', 'x)(|(mail=*', 'a\u0000b', '))))', '&|!', 'é'.repeat(5000)];

beforeAll(async () => {
  slapd = await startSlapd([
    {
      cn: 'Siti Aminah',
      sn: 'Aminah',
      displayName: 'Siti A.',
      mail: 'siti@contoh.id',
      telephoneNumber: '+62 21 1',
      o: 'SMK',
    },
    { cn: 'Budi (tamu) *', sn: 'tamu', mail: 'budi@contoh.id' },
    { cn: 'Tanpa alamat', sn: 'Siti' },
    ...Array.from({ length: 60 }, (_, at) => ({
      cn: `Orang ${String(at)}`,
      sn: 'Orang',
      mail: `o${String(at)}@contoh.id`,
    })),
  ]);
});
afterAll(() => slapd.stop());
afterEach(() => stopDirectory());

function use(over: Readonly<Record<string, string>> = {}): void {
  for (const name of Object.keys(process.env)) if (name.startsWith('TUPAI_LDAP')) delete process.env[name];
  Object.assign(process.env, {
    TUPAI_PUBLIC_URLS: 'http://localhost:3000',
    TUPAI_LDAP_HOST: slapd.host,
    TUPAI_LDAP_PORT: String(slapd.port),
    TUPAI_LDAP_CA: slapd.caFile,
    TUPAI_LDAP_BASE: slapd.base,
    TUPAI_LDAP_BIND_DN: slapd.bindDn,
    TUPAI_LDAP_PASSWORD: slapd.password,
    ...over,
  });
  Reflect.deleteProperty(globalThis, Symbol.for('tupai.config'));
}
const names = async (words: string, limit = 10): Promise<string[]> =>
  (await searchDirectory(words, limit)).map(({ name }) => name);
const failure = (words: string): Promise<unknown> =>
  searchDirectory(words, 10).then(
    () => 'found',
    (error: { code?: string }) => error.code,
  );

it('finds people by all words in any attribute that is searched, over StartTLS, with what the directory says of them', async () => {
  use();
  expect(await searchDirectory('AMIN siti', 10)).toEqual([
    { name: 'Siti A.', addresses: ['siti@contoh.id'], phones: ['+62 21 1'], organization: 'SMK', title: '' },
  ]);
  expect(await names('siti tamu')).toEqual([]);
  expect(await names('s')).toEqual([]);
});

it('brings no more than asked for, also when many fit', async () => {
  use();
  expect(await names('orang', 10)).toHaveLength(10);
});

it('speaks TLS from the first byte where that is set', async () => {
  use({ TUPAI_LDAP_TLS: 'tls', TUPAI_LDAP_PORT: String(slapd.tlsPort) });
  expect(await names('siti')).toEqual(['Siti A.']);
});

it.each(HOSTILE)('takes %j for text and nothing else', async (typed) => {
  use();
  const found = await names(`${typed} contoh`, 100);
  expect(found.filter((name) => !name.includes('tamu'))).toEqual([]);
});

it('finds what looks like a filter by its text', async () => {
  use();
  expect(await names('(tamu) *')).toEqual(['Budi (tamu) *']);
});

it('finds nobody whom the filter of the administrator leaves out', async () => {
  use({ TUPAI_LDAP_FILTER: '(&(mail=*)(o=SMK))' });
  expect(await names('contoh.id', 100)).toEqual(['Siti A.']);
});

it.each([
  ['whose certificate nobody trusts', { TUPAI_LDAP_CA: '' }],
  ['whose certificate names another host', { TUPAI_LDAP_SERVERNAME: 'evil.example' }],
  ['that refuses the password', { TUPAI_LDAP_PASSWORD: 'salah' }],
  ['that is not there', { TUPAI_LDAP_PORT: '1' }],
])('does not speak with a directory %s', async (_which, over) => {
  use(over);
  expect(await failure('siti')).toBe('directory.unreachable');
});

it('accepts a directory by its own certificate, and then no other', async () => {
  const { certificate } = await makeCertificates(dirname(slapd.caFile));
  const elsewhere = mkdtempSync(join(tmpdir(), 'tupai-pin-'));
  const { certificate: foreign } = await makeCertificates(elsewhere);
  for (const over of [{}, { TUPAI_LDAP_TLS: 'tls', TUPAI_LDAP_PORT: String(slapd.tlsPort) }]) {
    use({ ...over, TUPAI_LDAP_CA: certificate });
    expect(await names('siti')).toEqual(['Siti A.']);
    await stopDirectory();
    use({ ...over, TUPAI_LDAP_CA: foreign });
    expect(await failure('siti')).toBe('directory.unreachable');
  }
  rmSync(elsewhere, { recursive: true });
});

it('asks again over a new connection after the directory has closed the old one', async () => {
  use();
  expect(await names('siti')).toEqual(['Siti A.']);
  await slapd.restart();
  expect(await names('siti')).toEqual(['Siti A.']);
  await slapd.pause();
  expect(await failure('siti')).toBe('directory.unreachable');
  await slapd.restart();
  expect(await names('siti')).toEqual(['Siti A.']);
});

it('answers nothing where there is no directory', async () => {
  use({ TUPAI_LDAP_HOST: '' });
  expect(await names('siti')).toEqual([]);
});
