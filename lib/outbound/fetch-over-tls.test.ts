import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer as createPlain } from 'node:http';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { makeCertificates } from '#e2e/mailserver/make-certificates.ts';
import { fetchGuarded } from './index.ts';
import type { OutboundPolicy } from './outbound-policy.ts';

const SLOT = Symbol.for('tupai.outbound-policy');
const directory = mkdtempSync(join(tmpdir(), 'tupai-outbound-'));
const plain = createPlain((_request, response) => response.end('in the clear'));
let secure: Server;
let ca = '';
const portOf = (server: { address(): unknown }): number => (server.address() as AddressInfo).port;

const policy = (trusted?: string): OutboundPolicy => ({
  resolve: () => Promise.resolve(['127.0.0.1']),
  mayConnect: (address) => address === '127.0.0.1',
  mayUsePort: () => true,
  ...(trusted === undefined ? {} : { ca: trusted }),
});
const ask = (host: string, path: string): Promise<string> =>
  fetchGuarded({ url: `https://${host}:${String(portOf(secure))}${path}`, maxBytes: 100, redirects: 3 }).then(
    ({ body }) => body.toString(),
    (error: { code?: string }) => error.code ?? '',
  );

beforeAll(async () => {
  const files = await makeCertificates(directory);
  ca = readFileSync(files.ca, 'utf8');
  const keys = { cert: readFileSync(files.certificate), key: readFileSync(files.key) };
  secure = createServer(keys, (request, response) => {
    if (request.url === '/down')
      response.writeHead(302, { Location: `http://mail.tupai.test:${String(portOf(plain))}/` }).end();
    else response.end(`hello ${String(request.headers.host?.split(':')[0])}`);
  });
  for (const server of [plain, secure])
    await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
});
afterAll(async () => {
  Reflect.deleteProperty(globalThis, SLOT);
  for (const server of [plain, secure]) await new Promise((resolve) => server.close(resolve));
  rmSync(directory, { recursive: true });
});

it('asks over https for the name that stands in the certificate', async () => {
  Reflect.set(globalThis, SLOT, policy(ca));
  expect(await ask('mail.tupai.test', '/')).toBe('hello mail.tupai.test');
});

it('does not speak to a server with the certificate of another, or of an authority that nobody trusts', async () => {
  Reflect.set(globalThis, SLOT, policy(ca));
  expect(await ask('evil.tupai.test', '/')).toBe('remote.unreachable');
  Reflect.set(globalThis, SLOT, policy());
  expect(await ask('mail.tupai.test', '/')).toBe('remote.unreachable');
});

it('never goes on in the clear where it began over https', async () => {
  Reflect.set(globalThis, SLOT, policy(ca));
  expect(await ask('mail.tupai.test', '/down')).toBe('remote.refused');
});
