import { Readable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { currentMailserver, startFaultProxy, type TestUser } from '#e2e/mailserver/index.ts';
import { refusedOf, submitMessage, type Submission } from './index.ts';
import { failure, fingerprint, useSubmission } from './test-submission.ts';

const mailserver = currentMailserver();
let budi: TestUser;
let siti: TestUser;

const login = () => ({ user: budi.login, password: budi.password, clientAddress: '' });

const outgoing = (subject: string, change: Partial<Submission> = {}): Submission => {
  const source = Buffer.from(
    `From: ${budi.address}\r\nTo: ${siti.address}\r\nSubject: ${subject}\r\n\r\n.one dot\r\n..two dots\r\n`,
  );
  return {
    from: budi.address,
    recipients: [siti.address],
    size: source.length,
    open: () => Readable.from([source]),
    needsUtf8: false,
    allowPartial: false,
    ...change,
  };
};

beforeEach(async () => {
  useSubmission({ ...mailserver.smtp, tls: 'none' });
  budi = await mailserver.user();
  siti = await mailserver.user();
});

describe('a message', () => {
  it('arrives as it was written, lines that begin with a dot included', async () => {
    const { accepted, refused, response } = await submitMessage(login(), outgoing('dots'));
    expect(accepted).toEqual([siti.address]);
    expect(refused).toEqual([]);
    expect(response).toMatch(/queued as/i);
    const uid = await siti.waitFor('INBOX', 'dots');
    expect((await siti.raw('INBOX', uid)).toString()).toContain('\r\n\r\n.one dot\r\n..two dots\r\n');
  });

  it.each([
    ['STARTTLS', () => ({ ...mailserver.smtp, tls: 'starttls' as const, ca: mailserver.caFile })],
    ['TLS from the first byte', () => ({ ...mailserver.smtps, tls: 'tls' as const, ca: mailserver.caFile })],
  ])('goes over %s when the certificate is trusted', async (_name, server) => {
    useSubmission(server());
    expect((await submitMessage(login(), outgoing('secure'))).accepted).toEqual([siti.address]);
  });

  it('goes without sign-in where nobody has to', async () => {
    useSubmission({ ...mailserver.smtpOpen, tls: 'none', auth: 'none' });
    expect((await submitMessage({ clientAddress: '' }, outgoing('open'))).accepted).toEqual([siti.address]);
  });

  it('goes to a server whose certificate is pinned, whoever signed it', async () => {
    useSubmission({ ...mailserver.smtp, tls: 'starttls', pin: await fingerprint(mailserver.smtps) });
    expect((await submitMessage(login(), outgoing('pinned'))).accepted).toEqual([siti.address]);
  });

  it('asks for SMTPUTF8 and 8BITMIME when it needs them and only then', async () => {
    const proxy = await startFaultProxy(mailserver.smtp);
    useSubmission({ host: proxy.host, port: proxy.port, tls: 'none' });
    await submitMessage(login(), outgoing('wide', { needsUtf8: true, eightBit: true }));
    await submitMessage(login(), outgoing('narrow'));
    const senders = proxy.clientLines.filter((line) => line.startsWith('MAIL FROM'));
    expect(senders[0]).toMatch(/ BODY=8BITMIME\b.* SMTPUTF8$/);
    expect(senders[1]).not.toMatch(/SMTPUTF8|8BITMIME/);
    expect(senders[1]).toMatch(/ SIZE=\d+/);
    await proxy.stop();
  });

  it('of 20 MB goes as a stream', async () => {
    const line = Buffer.from(`${'x'.repeat(76)}\r\n`);
    const head = Buffer.from('Subject: big\r\n\r\n');
    const lines = 260_000;
    const open = () =>
      Readable.from(
        (function* () {
          yield head;
          for (let at = 0; at < lines; at += 1) yield line;
        })(),
        { objectMode: false },
      );
    await submitMessage(login(), outgoing('big', { size: head.length + lines * line.length, open }));
    const uid = await siti.waitFor('INBOX', 'big');
    expect((await siti.raw('INBOX', uid)).length).toBeGreaterThan(lines * line.length);
  });

  it('tells the server the address of the person', async () => {
    await submitMessage({ ...login(), clientAddress: '192.0.2.44' }, outgoing('from afar'));
    const uid = await siti.waitFor('INBOX', 'from afar');
    expect((await siti.raw('INBOX', uid)).toString()).toContain('[192.0.2.44]');
  });
});

describe('nothing is sent', () => {
  it('when the certificate is not trusted, and no password left', async () => {
    const proxy = await startFaultProxy(mailserver.smtp);
    useSubmission({ host: proxy.host, port: proxy.port, tls: 'starttls' });
    expect(await failure(submitMessage(login(), outgoing('untrusted')))).toMatchObject({ code: 'smtp.insecure' });
    expect(proxy.clientLines.join('\n')).not.toContain('AUTH');
    await proxy.stop();
  });

  it('when STARTTLS was taken out of the way', async () => {
    const proxy = await startFaultProxy(mailserver.smtp, [
      { side: 'server', line: /STARTTLS/, action: 'replace', text: '250-XSTART' },
      { side: 'client', line: /^STARTTLS/, action: 'answer', text: '502 5.5.1 No' },
    ]);
    useSubmission({ host: proxy.host, port: proxy.port, tls: 'starttls', ca: mailserver.caFile });
    expect(await failure(submitMessage(login(), outgoing('stripped')))).toMatchObject({ code: 'smtp.insecure' });
    expect(proxy.clientLines.join('\n')).not.toContain('AUTH');
    await proxy.stop();
  });

  it('when the certificate is not the pinned one, and no password left', async () => {
    const proxy = await startFaultProxy(mailserver.smtp);
    useSubmission({ host: proxy.host, port: proxy.port, tls: 'starttls', pin: 'ab'.repeat(32) });
    expect(await failure(submitMessage(login(), outgoing('wrong pin')))).toMatchObject({ code: 'smtp.insecure' });
    await proxy.stop();
    useSubmission({ ...mailserver.smtps, tls: 'tls', pin: 'ab'.repeat(32) });
    expect(await failure(submitMessage(login(), outgoing('wrong pin')))).toMatchObject({ code: 'smtp.insecure' });
  });

  it.each(['ok@tupai.test>\r\nRCPT TO:<evil@tupai.test', '"a b"@tupai.test', 'a@b@tupai.test', 'x'])(
    'to the address %j: it is refused before any connection',
    async (address) => {
      useSubmission({ host: '127.0.0.1', port: 9, tls: 'none' });
      expect(await failure(submitMessage(login(), outgoing('x', { recipients: [address] })))).toMatchObject({
        code: 'recipient.invalid',
      });
    },
  );

  it('when it was called off before the go-ahead', async () => {
    const stop = new AbortController();
    const proxy = await startFaultProxy(mailserver.smtp, [{ side: 'client', line: /^MAIL FROM/, action: 'stall' }]);
    useSubmission({ host: proxy.host, port: proxy.port, tls: 'none' });
    const sending = failure(submitMessage(login(), outgoing('called off'), undefined, stop.signal));
    await expect.poll(() => proxy.clientLines.some((line) => line.startsWith('MAIL FROM'))).toBe(true);
    stop.abort(new Error('called off'));
    expect(await sending).toMatchObject({ message: 'called off' });
    await proxy.stop();
  });

  it('when the password is wrong', async () => {
    expect(await failure(submitMessage({ ...login(), password: 'wrong' }, outgoing('x')))).toMatchObject({
      code: 'smtp.auth',
    });
  });

  it('when nobody listens', async () => {
    useSubmission({ host: '127.0.0.1', port: 9, tls: 'none' });
    expect(await failure(submitMessage(login(), outgoing('x')))).toMatchObject({ code: 'smtp.unreachable' });
  });

  it('to anybody, when one recipient is refused: each is named with the words of the server', async () => {
    const proxy = await startFaultProxy(mailserver.smtp);
    useSubmission({ host: proxy.host, port: proxy.port, tls: 'none' });
    const error = await failure(
      submitMessage(login(), outgoing('all or none', { recipients: [siti.address, 'refused-1@tupai.test'] })),
    );
    expect(error).toMatchObject({ code: 'smtp.recipients' });
    expect(refusedOf(error)).toEqual([
      { address: 'refused-1@tupai.test', code: 550, reason: expect.stringMatching(/\S/) as string },
    ]);
    expect(proxy.clientLines.join('\n')).not.toContain('Subject:');
    expect(proxy.clientLines).not.toContain('.');
    await proxy.stop();
    expect(await siti.count('INBOX')).toBe(0);
  });

  it('now, when the server asks to come later', async () => {
    const error = await failure(submitMessage(login(), outgoing('x', { recipients: ['deferred-1@tupai.test'] })));
    expect(error).toMatchObject({ code: 'smtp.deferred' });
    expect(refusedOf(error)[0]?.code).toBe(450);
  });

  it('when the content is refused', async () => {
    expect(await failure(submitMessage(login(), outgoing('[reject-at-data]')))).toMatchObject({
      code: 'smtp.rejected',
    });
  });

  it('when it is larger than the server takes', async () => {
    expect(await failure(submitMessage(login(), outgoing('x', { size: 40_000_000 })))).toMatchObject({
      code: 'smtp.too_large',
    });
  });

  it('when an address needs SMTPUTF8 and the server does not know it', async () => {
    const proxy = await startFaultProxy(mailserver.smtp, [
      { side: 'server', line: /SMTPUTF8/, action: 'replace', text: '250-XUTF8' },
    ]);
    useSubmission({ host: proxy.host, port: proxy.port, tls: 'none' });
    expect(await failure(submitMessage(login(), outgoing('x', { needsUtf8: true })))).toMatchObject({
      code: 'smtp.no_utf8',
    });
    await proxy.stop();
  });
});

describe('a message to some', () => {
  it('reaches the accepted ones when the person chose so', async () => {
    const { accepted, refused } = await submitMessage(
      login(),
      outgoing('to the others', { recipients: [siti.address, 'refused-2@tupai.test'], allowPartial: true }),
    );
    expect(accepted).toEqual([siti.address]);
    expect(refused.map(({ address }) => address)).toEqual(['refused-2@tupai.test']);
    await siti.waitFor('INBOX', 'to the others');
  });
});

describe('when the line is cut', () => {
  let proxy: Awaited<ReturnType<typeof startFaultProxy>>;
  beforeEach(async () => {
    proxy = await startFaultProxy(mailserver.smtp);
    useSubmission({ host: proxy.host, port: proxy.port, tls: 'none' });
  });
  afterEach(() => proxy.stop());

  it.each([
    ['before the greeting', { side: 'server', line: /^220 /, action: 'cut' }],
    ['at EHLO', { side: 'client', line: /^EHLO/, action: 'cut' }],
    ['while signing in', { side: 'client', line: /^AUTH/, action: 'cut' }],
    ['at the sender', { side: 'client', line: /^MAIL FROM/, action: 'cut' }],
    ['at the go-ahead', { side: 'server', line: /^354 /, action: 'cut' }],
  ] as const)('%s, the server does not have it, and that is what is said', async (_name, rule) => {
    proxy.setRules([rule]);
    let reachedContent = false;
    const onData = (): Promise<void> => {
      reachedContent = true;
      return Promise.resolve();
    };
    expect(await failure(submitMessage(login(), outgoing('cut'), onData))).toMatchObject({ code: 'smtp.unreachable' });
    expect(reachedContent).toBe(false);
  });

  it('within the content, nobody knows, and that is what is said', async () => {
    proxy.setRules([{ side: 'client', line: /^\.\.one dot$/, action: 'cut' }]);
    expect(await failure(submitMessage(login(), outgoing('half')))).toMatchObject({ code: 'submission.unknown' });
  });

  it('by a server that has no room after the content, it is known that nothing was taken', async () => {
    proxy.setRules([
      {
        side: 'server',
        line: /^250 2\.0\.0 Ok: queued.*/,
        action: 'replace',
        text: '452 4.3.1 Insufficient system storage',
      },
    ]);
    expect(await failure(submitMessage(login(), outgoing('full')))).toMatchObject({
      code: 'smtp.deferred',
      detail: expect.stringContaining('4.3.1') as string,
    });
    proxy.setRules([
      { side: 'server', line: /^250 2\.0\.0 Ok: queued.*/, action: 'replace', text: '552 5.3.4 Too big' },
    ]);
    expect(await failure(submitMessage(login(), outgoing('big')))).toMatchObject({ code: 'smtp.too_large' });
  });

  it('after the last dot, nobody knows, and that is what is said', async () => {
    proxy.setRules([{ side: 'server', line: /^250 2\.0\.0 Ok: queued/, action: 'cut' }]);
    expect(await failure(submitMessage(login(), outgoing('perhaps')))).toMatchObject({ code: 'submission.unknown' });
    await siti.waitFor('INBOX', 'perhaps');
  });
});

it('writes down that content is about to leave before any of it does', async () => {
  const proxy = await startFaultProxy(mailserver.smtp);
  useSubmission({ host: proxy.host, port: proxy.port, tls: 'none' });
  const seen: string[] = [];
  const onData = async (): Promise<void> => {
    seen.push(...proxy.clientLines.filter((line) => line.startsWith('Subject:')));
    return Promise.resolve();
  };
  await submitMessage(login(), outgoing('later'), onData);
  expect(seen).toEqual([]);
  expect(proxy.clientLines.some((line) => line === 'Subject: later')).toBe(true);
  await proxy.stop();
});

it('a fault while writing that down keeps the message here', async () => {
  const broken = failure(submitMessage(login(), outgoing('never'), () => Promise.reject(new Error('disk full'))));
  expect(await broken).toMatchObject({ code: 'internal' });
  expect(await siti.count('INBOX')).toBe(0);
});
