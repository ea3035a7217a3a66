import { readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import {
  makeCertificates,
  startNameServer,
  startRadicale,
  type NameServer,
  type Radicale,
} from '#e2e/mailserver/index.ts';
import { byNameServers } from '#lib/outbound/index.ts';
import { discoverBooks, type DavLogin } from './index.ts';

const SLOT = Symbol.for('tupai.outbound-policy');
let radicale: Radicale;
let names: NameServer;
let port = 0;

beforeAll(async () => {
  radicale = await startRadicale(true);
  port = Number(new URL(radicale.url).port);
  await radicale.makeBook('readonly-kantor', 'Kantor');
});
afterAll(() => radicale.stop());
beforeEach(() => {
  process.env['TUPAI_PUBLIC_URLS'] = 'http://localhost:3000';
  Reflect.deleteProperty(globalThis, Symbol.for('tupai.config'));
});
afterEach(async () => {
  Reflect.deleteProperty(globalThis, SLOT);
  await names.stop();
});

type Records = Parameters<typeof startNameServer>[0];
const SERVICE = '_carddavs._tcp.tupai.test';
const at = (over: { priority?: number; weight?: number; port?: number; target?: string } = {}) => ({
  priority: 0,
  weight: 0,
  port,
  target: 'mail.tupai.test',
  ...over,
});

/** Names are what this name server says, and machines on loopback may be asked; all else is as on the public internet. */
async function ask(records: Records, place: string, trusted = radicale.caFile): Promise<unknown> {
  names = await startNameServer({ 'mail.tupai.test': { a: ['127.0.0.1'] }, ...records });
  Reflect.set(globalThis, SLOT, {
    ...byNameServers([names.address]),
    mayConnect: (address: string) => address === '127.0.0.1',
    mayUsePort: () => true,
    nearby: true, // the names are under .test
    ca: readFileSync(trusted, 'utf8'),
  });
  const login: DavLogin = { user: radicale.user, lendPassword: (borrow) => borrow(radicale.password) };
  try {
    const found = await discoverBooks(login, place);
    return found.map(({ name, url, readOnly }) => [name, url, readOnly]);
  } catch (error) {
    return (error as { code?: string }).code;
  }
}
const kantor = () => [['Kantor', `https://mail.tupai.test:${String(port)}/${radicale.user}/readonly-kantor/`, true]];

it('finds the books of a mail address by the SRV and TXT records of its domain', async () => {
  const txt = [`path=/${radicale.user}/`];
  expect(await ask({ [SERVICE]: { srv: [at()], txt } }, 'Budi@Tupai.test')).toEqual(kantor());
  expect(names.asked).toEqual(expect.arrayContaining([`SRV ${SERVICE}`, `TXT ${SERVICE}`, 'A mail.tupai.test']));
});

it('goes to the well-known address of the server where no record tells a path', async () => {
  expect(await ask({ [SERVICE]: { srv: [at()] } }, 'tupai.test')).toEqual(kantor());
});

it('takes the next server where the first does not answer, by priority and weight', async () => {
  const dead = at({ port: 9, priority: 5, weight: 100 });
  const srv = [at({ priority: 10 }), dead, at({ port: 9, priority: 10, weight: 50 })];
  expect(await ask({ [SERVICE]: { srv } }, 'budi@tupai.test')).toEqual(kantor());
});

it.each([
  ['is of another domain', () => [at({ target: 'mail.elsewhere.test' })]],
  ['is none: the domain says that it has no such service', () => [at({ target: '.', port: 0 })]],
])('does not sign in at a server that %s', async (_what, srv) => {
  const elsewhere = { 'mail.elsewhere.test': { a: ['127.0.0.1'] } };
  expect(await ask({ [SERVICE]: { srv: srv() }, ...elsewhere }, 'budi@tupai.test')).toBe(
    'remote.unreachable', // tupai.test itself, which has no address
  );
  expect(names.asked).not.toContain('A mail.elsewhere.test');
});

it('accepts a certificate that is the pinned one, and no other', async () => {
  const records = { [SERVICE]: { srv: [at()], txt: ['path=/'] } };
  const { certificate } = await makeCertificates(dirname(radicale.caFile));
  expect(await ask(records, 'tupai.test', certificate)).toEqual(kantor());
  await names.stop();
  const another = await startRadicale(true);
  const { certificate: foreign } = await makeCertificates(dirname(another.caFile));
  expect(await ask(records, 'tupai.test', foreign)).toBe('remote.unreachable');
  await another.stop();
});
