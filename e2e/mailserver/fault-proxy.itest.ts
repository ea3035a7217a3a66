import { expect, test } from 'vitest';

import { currentMailserver, ImapSocket, rawMessage, startFaultProxy, submitMail } from './index.ts';

const mailserver = currentMailserver();

test('the line stays true when no rule fits, literals included', async () => {
  const user = await mailserver.user();
  const proxy = await startFaultProxy(mailserver.imap.full, [{ side: 'server', line: /never/, action: 'cut' }]);
  const socket = await ImapSocket.connect(proxy);
  await socket.login(user.login, user.password);
  const source = Buffer.from(Array.from({ length: 300_000 }, (_, index) => index % 251));
  const uid = await socket.append('INBOX', source);
  expect(await socket.raw('INBOX', uid)).toEqual(await user.raw('INBOX', uid));
  expect(proxy.clientLines.some((line) => line.includes('APPEND'))).toBe(true);
  await socket.logout();
  await proxy.stop();
});

test('a server line is rewritten, a command is answered in its place, once', async () => {
  const user = await mailserver.user();
  const proxy = await startFaultProxy(mailserver.imap.full, [
    { side: 'server', line: / UIDPLUS/, action: 'replace', text: '' },
    { side: 'client', line: /^(\S+) NOOP.*$/, action: 'answer', text: '$1 NO [OVERQUOTA] Full', times: 1 },
  ]);
  const socket = await ImapSocket.connect(proxy);
  await socket.login(user.login, user.password);
  expect(await socket.capability()).not.toContain('UIDPLUS');
  expect((await socket.tryCommand('NOOP')).status).toBe('NO [OVERQUOTA] Full');
  expect((await socket.tryCommand('NOOP')).status).toMatch(/^OK/);
  await socket.logout();
  await proxy.stop();
});

test('the connection is cut at a command, after a number of bytes, and while the server is down', async () => {
  const proxy = await startFaultProxy(mailserver.imap.full, [{ side: 'client', line: / NOOP$/, action: 'cut' }]);
  const first = await ImapSocket.connect(proxy);
  await expect(first.command('NOOP')).rejects.toThrow('closed');
  proxy.setRules([{ side: 'server', afterBytes: 40, action: 'cut' }]);
  await expect(ImapSocket.connect(proxy)).rejects.toThrow('closed');
  proxy.setRules([]);
  const open = await ImapSocket.connect(proxy);
  await proxy.down();
  await expect(open.command('NOOP')).rejects.toThrow('closed');
  await expect(ImapSocket.connect(proxy)).rejects.toThrow('ECONNREFUSED');
  await proxy.up();
  const again = await ImapSocket.connect(proxy);
  expect((await again.command('NOOP')).status).toMatch(/^OK/);
  await again.logout();
  expect(proxy.connections).toBeLessThanOrEqual(1);
  await proxy.stop();
});

test('a reply lost after the final dot leaves the message delivered', async () => {
  const user = await mailserver.user();
  const proxy = await startFaultProxy(mailserver.smtp, [
    { side: 'server', line: /^250 2\.0\.0 Ok: queued/, action: 'cut' },
  ]);
  const message = { from: user.address, to: [user.address], source: rawMessage({ subject: 'sent, reply lost' }) };
  await expect(submitMail(proxy, message, user)).rejects.toThrow('closed');
  expect(await user.waitFor('INBOX', 'sent, reply lost')).toBeGreaterThan(0);
  await proxy.stop();
});
