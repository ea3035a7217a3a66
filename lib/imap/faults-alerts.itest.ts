import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  currentMailserver,
  makeCertificates,
  startFaultProxy,
  type FaultProxy,
  type FaultRule,
  type TestUser,
} from '#e2e/mailserver/index.ts';
import { openAlerts } from '../events/index.ts';
import type { AccountAccess } from '../mail/account-access.ts';
import * as imap from './index.ts';
import { accessOf, pointAt } from './test-access.ts';
import { WINDOW } from './test-faults.ts';

const mailserver = currentMailserver();
const { caFile } = mailserver.coordinates;

let proxy: FaultProxy;
let budi: TestUser;
let access: AccountAccess;

const start = async (settings: Record<string, string> = {}, encrypted = false): Promise<void> => {
  const tls = encrypted ? await makeCertificates(mailserver.coordinates.dir) : undefined;
  proxy = await startFaultProxy(mailserver.imap.full, [], tls);
  pointAt(proxy, { TUPAI_IMAP_CA: caFile, ...settings });
  access = accessOf(budi);
};
const list = () => imap.listMessages(access, { account: access.account, path: 'INBOX' }, WINDOW);
const login = (password = budi.password) =>
  imap.verifyLogin({ user: budi.login, password, clientAddress: '192.0.2.7' });
const told = (): string[] => openAlerts(access.account).map(({ text }) => text);
const greeting = (text: string): FaultRule => ({
  side: 'server',
  line: /^\* OK .*/,
  action: 'replace',
  text,
  times: 1,
});

beforeEach(async () => {
  budi = await mailserver.user();
});
afterEach(async () => {
  await imap.detachSession(access.account, 'desk');
  await imap.closeAll();
  await proxy.stop();
});

describe.each([
  ['over TLS from the first byte', { TUPAI_IMAP_TLS: 'tls' }, true],
  ['in clear text on this machine', { TUPAI_IMAP_TLS: 'none' }, false],
] as const)('fault 21: an ALERT %s', (_, settings, encrypted) => {
  beforeEach(() => start(settings, encrypted));

  it('in the greeting is shown once the person is signed in, and not for a refused password', async () => {
    proxy.setRules([{ ...greeting('* OK [ALERT] Maintenance at ten'), times: 9 }]);
    await expect(login('wrong')).rejects.toMatchObject({ code: 'auth.rejected' });
    expect(told()).toEqual([]);
    await login();
    expect(told()).toEqual(['Maintenance at ten']);
    await list(); // another connection, the same words
    expect(told()).toEqual(['Maintenance at ten']);
  });

  it('in the answer to the sign-in is shown', async () => {
    proxy.setRules([
      {
        side: 'server',
        line: /^(\S+) OK \[CAPABILITY [^\]]*\] Logged in/,
        action: 'replace',
        text: '$1 OK [ALERT] Your password ends soon',
      },
    ]);
    await list();
    expect(told()).toEqual(['Your password ends soon']);
  });

  it('that refuses the sign-in is the reason that is given', async () => {
    proxy.setRules([
      {
        side: 'client',
        line: /^(\S+) AUTHENTICATE.*/,
        action: 'answer',
        text: '$1 NO [ALERT] Account closed, call 555',
      },
    ]);
    await expect(login()).rejects.toMatchObject({
      code: 'auth.rejected',
      detail: 'Account closed, call 555',
      values: { alert: 'Account closed, call 555' },
    });
    expect(told()).toEqual([]);
  });

  it.each([
    ['beside an answer', '* OK [ALERT] Disk full soon\r\n$1 OK'],
    ['in an answer', '$1 OK [ALERT] Disk full soon'],
    ['in a warning', '* NO [ALERT] Disk full soon\r\n$1 OK'],
    ['in lower case', '* ok [alert] Disk full soon\r\n$1 OK'],
  ])('%s to a command is shown', async (__, text) => {
    await list();
    proxy.setRules([{ side: 'server', line: /^(\S+) OK NOOP.*/, action: 'replace', text }]);
    await list();
    expect(told()).toEqual(['Disk full soon']);
  });

  it('of a server that says good-bye is shown', async () => {
    await list();
    proxy.setRules([
      { side: 'client', line: /^\S+ NOOP/, action: 'answer', text: '* BYE [ALERT] Closed for the night', times: 1 },
    ]);
    await list(); // a read is tried once more
    expect(told()).toEqual(['Closed for the night']);
  });
});

describe('fault 21: an ALERT', () => {
  it('from before TLS was written by anybody: nobody is shown it', async () => {
    await start({ TUPAI_IMAP_TLS: 'starttls' });
    proxy.setRules([greeting('* OK [ALERT] Send your password to evil@example.org')]);
    await list();
    proxy.cutAll();
    await vi.waitFor(() => expect(proxy.connections).toBe(0));
    proxy.setRules([
      {
        side: 'server',
        line: /^(\S+) OK Begin TLS.*/,
        action: 'replace',
        text: '$1 OK [ALERT] Call 0900 555',
        times: 1,
      },
    ]);
    await list();
    expect(told()).toEqual([]);
    proxy.setRules([{ side: 'server', line: /^\* OK/, action: 'replace', text: '* BYE [ALERT] Call 0900 555' }]);
    await expect(login()).rejects.toMatchObject({ code: 'imap.unreachable', detail: undefined });
  });

  it('is one line of plain text, whatever was sent', async () => {
    await start();
    await list();
    const wild = `<b>x</b>\u202e\u0007\t  y ${'z'.repeat(2000)}`;
    proxy.setRules([
      {
        side: 'server',
        line: /^(\S+) OK NOOP.*/,
        action: 'replace',
        text: `* OK [ALERT] ${Buffer.from(wild).toString('latin1')}\r\n$1 OK`,
      },
    ]);
    await list();
    expect(told()).toEqual([`<b>x</b> y ${'z'.repeat(489)}`]);
  });

  it('is told anew to whoever signs in after the last session ended', async () => {
    await start();
    proxy.setRules([greeting('* OK [ALERT] Maintenance at ten')]);
    imap.attachSession(access.account, 'desk');
    await list();
    expect(told()).toHaveLength(1);
    await imap.detachSession(access.account, 'desk');
    expect(told()).toEqual([]);
  });
});
