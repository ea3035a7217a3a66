import { createHash, type X509Certificate } from 'node:crypto';
import { connect } from 'node:tls';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { currentMailserver, startFaultProxy, type FaultRule, type TestUser } from '#e2e/mailserver/index.ts';
import * as imap from './index.ts';
import { pointAt } from './test-access.ts';

const mailserver = currentMailserver();
let budi: TestUser;
let pin: string;

const login = () => imap.verifyLogin({ user: budi.login, password: budi.password, clientAddress: '192.0.2.7' });
const insecure = expect.objectContaining({ code: 'imap.insecure' }) as Error;

beforeAll(async () => {
  budi = await mailserver.user();
  const socket = connect({ ...mailserver.imaps.full, rejectUnauthorized: false });
  await new Promise((resolve) => socket.once('secureConnect', resolve));
  pin = createHash('sha256')
    .update((socket.getPeerX509Certificate() as X509Certificate).raw)
    .digest('hex');
  socket.destroy();
});

describe.each([
  ['starttls', 'imap'],
  ['tls', 'imaps'],
] as const)('TLS mode %s', (mode, listener) => {
  const configure = (settings: Record<string, string>) =>
    pointAt(mailserver[listener].full, { TUPAI_IMAP_TLS: mode, ...settings });

  it('signs in where the configured authority vouches for the certificate', async () => {
    configure({ TUPAI_IMAP_CA: mailserver.caFile });
    await expect(login()).resolves.toBeUndefined();
  });

  it('fault 24: refuses a certificate that nobody vouches for', async () => {
    configure({});
    await expect(login()).rejects.toEqual(insecure);
  });

  it('fault 24: refuses a certificate for another name', async () => {
    configure({ TUPAI_IMAP_CA: mailserver.caFile, TUPAI_IMAP_SERVERNAME: 'imap.example.org' });
    await expect(login()).rejects.toEqual(insecure);
    configure({ TUPAI_IMAP_CA: mailserver.caFile, TUPAI_IMAP_SERVERNAME: 'mail.tupai.test' });
    await login();
  });

  it('takes the pinned certificate and no other', async () => {
    configure({ TUPAI_IMAP_PIN: pin });
    await login();
    configure({
      TUPAI_IMAP_PIN: pin.replace(/^./, (digit) => (digit === '0' ? '1' : '0')),
      TUPAI_IMAP_CA: mailserver.caFile,
    });
    await expect(login()).rejects.toMatchObject({
      code: 'imap.insecure',
      detail: expect.stringContaining(pin) as string,
    });
  });

  it('names an authority file that cannot be read', async () => {
    configure({ TUPAI_IMAP_CA: '/nowhere/ca.pem' });
    await expect(login()).rejects.toMatchObject({ code: 'config.invalid' });
  });
});

describe('before TLS', () => {
  let stop: () => Promise<void>;
  afterEach(() => stop());
  const through = async (...rules: FaultRule[]) => {
    const proxy = await startFaultProxy(mailserver.imap.full, rules);
    stop = proxy.stop;
    pointAt(proxy, { TUPAI_IMAP_TLS: 'starttls', TUPAI_IMAP_CA: mailserver.caFile });
    return proxy;
  };

  it('fault 25: says no word about the person when STARTTLS is not offered', async () => {
    const proxy = await through({ side: 'server', line: / STARTTLS/, action: 'replace', text: '' });
    await expect(login()).rejects.toEqual(insecure);
    expect(proxy.clientLines.join('\n')).not.toMatch(/LOGIN|AUTHENTICATE|ID|192\.0\.2\.7/);
  });

  it('fault 25: says no word when STARTTLS is refused', async () => {
    const proxy = await through({ side: 'client', line: /^(\S+) STARTTLS/, action: 'answer', text: '$1 NO Not now' });
    await expect(login()).rejects.toEqual(insecure);
    expect(proxy.clientLines.join('\n')).not.toMatch(/LOGIN|AUTHENTICATE|ID/);
  });

  it('fault 25: walks away when something is said between STARTTLS and TLS', async () => {
    await through({
      side: 'client',
      line: /^(\S+) STARTTLS/,
      action: 'answer',
      text: '$1 OK Begin\r\n* CAPABILITY IMAP4rev1 AUTH=PLAIN',
    });
    await expect(login()).rejects.toEqual(insecure);
  });

  it('does not believe a server that says somebody is signed in already', async () => {
    const proxy = await through({ side: 'server', line: /^\* OK/, action: 'replace', text: '* PREAUTH' });
    await expect(login()).rejects.toEqual(insecure);
    pointAt(proxy);
    await expect(login()).rejects.toEqual(insecure);
    expect(proxy.clientLines.join('\n')).not.toMatch(/LOGIN|AUTHENTICATE/);
  });
});
