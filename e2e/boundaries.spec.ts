import * as contract from '#lib/contract/index.ts';
import type { Endpoint } from '#lib/contract/index.ts';
import { ask } from './fixtures/ask.ts';
import { expect, test } from './fixtures/test.ts';
import type { Tupai } from './pages/tupai.ts';

const isEndpoint = (value: unknown): value is Endpoint =>
  typeof value === 'object' && value !== null && 'method' in value && 'path' in value && 'input' in value;
const endpoints = Object.values<unknown>(contract).filter(isEndpoint);
const changes = endpoints.filter(({ method }) => method === 'POST');
const reads = endpoints.filter(({ method }) => method === 'GET');

const cookieOf = async ({ page }: Tupai): Promise<string> =>
  (await page.context().cookies()).map(({ name, value }) => `${name}=${value}`).join('; ');

test('no other site can change anything: every change is refused whoever it seems to come from, and IMAP hears nothing', async ({
  newUser,
  signedIn,
  startBehind,
  mailserver,
  listener,
}) => {
  const { proxy, own } = await startBehind('IMAP', mailserver.imap[listener]);
  const budi = await newUser();
  await budi.append('INBOX', { subject: 'Satu' });
  const tupai = await signedIn(budi, { at: own });
  const cookie = await cookieOf(tupai);
  const home = `${own.origin}${own.base}`;
  // The open page listens over a connection of its own, which signs in once: before we count.
  const listens = (): boolean => !tupai.scripts || proxy.clientLines.some((line) => line.endsWith(' IDLE'));
  await expect.poll(listens, { timeout: 30_000 }).toBe(true);
  const heardBefore = proxy.clientLines.filter((line) =>
    /\b(?:STORE|COPY|MOVE|APPEND|EXPUNGE|CREATE|DELETE|RENAME|SUBSCRIBE|LOGIN|AUTHENTICATE)\b/i.test(line),
  ).length;

  const attackers: Record<string, Readonly<Record<string, string>>> = {
    'a foreign origin': { Origin: 'https://evil.example' },
    'a sibling host': { Origin: `http://www.${new URL(own.origin).hostname}:${String(own.port)}` },
    'another port': { Origin: 'http://127.0.0.1:1' },
    'a sandboxed frame': { Origin: 'null' },
    'a cross-site form': { 'Sec-Fetch-Site': 'cross-site' },
    'a same-site form': { 'Sec-Fetch-Site': 'same-site' },
    'nobody, without a token': {},
  };
  const accepted: string[] = [];
  for (const { path } of changes)
    for (const [who, headers] of Object.entries(attackers))
      for (const type of ['application/x-www-form-urlencoded', 'text/plain', 'application/json']) {
        const { status, headers: answer } = await ask(`${home}${path}`, {
          method: 'POST',
          headers: { ...headers, Cookie: cookie, 'Content-Type': type },
          body: type === 'application/json' ? '{}' : 'uid=1&mailbox=INBOX&uidValidity=1&do=delete',
        });
        // A plain form without its token may be led back to its page with the error.
        const isRefusal =
          (status >= 400 && status < 500) || (status === 303 && /[?&]error=/.test(answer.location ?? ''));
        if (!isRefusal) accepted.push(`${path} from ${who} as ${type}: ${String(status)}`);
      }
  for (const { path } of changes) {
    const { status } = await ask(`${home}${path}`, { headers: { Cookie: cookie, 'Sec-Fetch-Site': 'cross-site' } });
    if (status !== 405) accepted.push(`GET ${path}: ${String(status)}`);
  }
  expect(accepted).toEqual([]);
  const heard = proxy.clientLines.filter((line) =>
    /\b(?:STORE|COPY|MOVE|APPEND|EXPUNGE|CREATE|DELETE|RENAME|SUBSCRIBE|LOGIN|AUTHENTICATE)\b/i.test(line),
  ).length;
  expect(heard).toBe(heardBefore);
  await tupai.openInbox();
  await expect(tupai.list.subjects).toHaveText(['Satu']);
});

test('nobody reads anything without a session', async ({ tupai }) => {
  for (const { path } of reads) {
    const { status, headers } = await ask(`${tupai.origin}${tupai.base}${path}?mailbox=INBOX&message=1.1&part=1`);
    // What stands on a page as a link leads to the sign-in page, the rest says 401.
    if (status === 303) expect(headers.location, path).toMatch(new RegExp(`^${tupai.base}/login`));
    else expect(status, path).toBe(401);
  }
});

test('another host name is answered with 421, whatever is asked', async ({ tupai }) => {
  for (const path of ['/login', '/mail/INBOX', '/api/messages?mailbox=INBOX', '/frame', '/help'])
    for (const host of ['evil.example', 'localhost', `127.0.0.1:1`]) {
      const { status, headers } = await ask(`${tupai.origin}${tupai.base}${path}`, {
        headers: { Host: host, 'X-Forwarded-Host': host },
      });
      expect(status, `${host}${path}`).toBe(421);
      expect(headers['location'], `${host}${path}`).toBeUndefined();
    }
});

test('every answer carries the headers that keep it to itself', async ({ tupai, newUser, signedIn }) => {
  const budi = await newUser();
  await budi.append('INBOX', {
    subject: 'Satu',
    html: '<p>Satu</p>',
    attachments: [{ name: 'a.html', type: 'text/html', content: '<script>alert(1)</script>' }],
  });
  const mine = await signedIn(budi);
  await mine.list.open('Satu');
  const address = new URL(mine.page.url());
  const message = /\/mail\/INBOX\/([\d.]+)/.exec(address.pathname)?.[1] ?? '';
  const cookie = await cookieOf(mine);
  const query = `mailbox=INBOX&message=${message}`;
  const paths = [
    '/login',
    '/mail/INBOX',
    `/mail/INBOX/${message}`,
    '/compose',
    '/settings',
    '/help',
    '/nowhere',
    '/api/messages?mailbox=INBOX',
    `/api/message?${query}`,
    `/api/message/part?${query}&part=2`,
    `/api/message/source?${query}`,
    `/frame?${query}`,
    '/api/nowhere',
  ];
  for (const path of paths) {
    const { headers } = await ask(`${tupai.origin}${tupai.base}${path}`, { headers: { Cookie: cookie } });
    const say = (name: string): string => String(headers[name] ?? '');
    expect.soft(say('x-content-type-options'), path).toBe('nosniff');
    expect.soft(say('referrer-policy'), path).toMatch(/^(?:same-origin|no-referrer)$/);
    expect.soft(say('cache-control'), path).toMatch(/no-store/);
    expect.soft(say('content-security-policy'), path).toMatch(/default-src 'none'/);
    expect.soft(say('content-security-policy'), path).not.toMatch(/unsafe-eval|script-src[^;]*'unsafe-inline'/);
    expect.soft(say('x-powered-by'), path).toBe('');
    expect.soft(say('cross-origin-resource-policy'), path).toBe('same-origin');
  }
  const part = await ask(`${tupai.origin}${tupai.base}/api/message/part?${query}&part=2&inline=1`, {
    headers: { Cookie: cookie },
  });
  expect(String(part.headers['content-disposition'])).toMatch(/^attachment/);
  expect(String(part.headers['content-security-policy'])).toMatch(/sandbox/);
});

test('what scripts ask for comes packed, and a download tells its length from the start', async ({
  newUser,
  signedIn,
  tupai,
  listener,
}) => {
  const budi = await newUser();
  const content = Buffer.alloc(300_000, 'x');
  for (const subject of ['Satu', 'Dua', 'Tiga', 'Empat'])
    await budi.append('INBOX', { subject, text: 'Isi', attachments: [{ name: 'a.bin', type: 'text/plain', content }] });
  const mine = await signedIn(budi);
  await mine.list.open('Satu');
  const message = /\/mail\/INBOX\/([\d.]+)/.exec(new URL(mine.page.url()).pathname)?.[1] ?? '';
  const home = `${tupai.origin}${tupai.base}`;

  const list = await mine.page.request.get(`${home}/api/messages?mailbox=INBOX`);
  expect(list.headers()).toMatchObject({ 'content-encoding': 'gzip', 'content-type': 'application/json' });
  expect(list.headers()['vary']).toContain('Accept-Encoding');
  expect(((await list.json()) as { total: number }).total).toBe(4);
  const plain = await ask(`${home}/api/messages?mailbox=INBOX`, { headers: { Cookie: await cookieOf(mine) } });
  expect(plain.headers['content-encoding']).toBeUndefined();
  expect((JSON.parse(plain.text) as { total: number }).total).toBe(4);

  const file = await mine.page.request.get(`${home}/api/message/part?mailbox=INBOX&message=${message}&part=2`);
  // Without BINARY (RFC 3516) nobody knows how long the decoded file is before it was read.
  expect(file.headers()['content-length']).toBe(listener === 'full' ? String(content.length) : undefined);
  expect(await file.body()).toEqual(content);
  const names = Object.keys({ ...list.headers(), ...file.headers() });
  expect(names.filter((name) => /^x-tupai-(?:length|encoding)$/.test(name))).toEqual([]);
});
