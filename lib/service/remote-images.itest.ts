import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { deflateSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { currentMailserver, type TestUser } from '#e2e/mailserver/index.ts';
import { listMessages as listing, readImage as contract, saveContact as contactForm } from '#lib/contract/index.ts';
import type { AppError } from '#lib/errors.ts';
import type { Session } from '#lib/session/index.ts';
import {
  allowImages,
  cleanHtmlBody,
  listMessages,
  readImage,
  readImageRules,
  readMessage,
  saveContact,
  signImages,
} from './index.ts';
import { openTestHouse, type TestHouse } from './test-house.ts';

const mailserver = currentMailserver();
let house: TestHouse;
let budi: TestUser;
let session: Session;
let answer: RequestListener;
let asked: string[] = [];
let origin = '';
const web = createServer((request, response) => {
  asked.push(request.url ?? '');
  answer(request, response);
});

const chunk = (type: string, data: Buffer): Buffer =>
  Buffer.concat([Buffer.from([0, 0, 0, data.length]), Buffer.from(type), data, Buffer.alloc(4)]);
/** As much of a PNG as a server looks at. */
function png(width: number, height: number): Buffer {
  const size = Buffer.alloc(13);
  size.writeUInt32BE(width, 0);
  size.writeUInt32BE(height, 4);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([signature, chunk('IHDR', size), chunk('IDAT', deflateSync(Buffer.alloc(2)))]);
}
const sends =
  (type: string, body: Buffer | string): RequestListener =>
  (_request, response) =>
    void response.setHeader('Content-Type', type).end(body);

/** Only names of the tests lead to this machine; nothing else of the policy is given up. */
const POLICY = Symbol.for('tupai.outbound-policy');

beforeAll(async () => {
  house = await openTestHouse(
    { imap: mailserver.imap.full, smtp: mailserver.smtp },
    { TUPAI_TRUSTED_AUTHSERV: 'mx.tupai.test' },
  );
  await new Promise<void>((resolve) => void web.listen(0, '127.0.0.1', resolve));
  origin = `http://pictures.test:${String((web.address() as AddressInfo).port)}`;
  Reflect.set(globalThis, POLICY, {
    resolve: (host: string) => Promise.resolve(host === 'pictures.test' ? ['127.0.0.1'] : ['10.0.0.1']),
    mayConnect: (address: string) => address === '127.0.0.1',
    mayUsePort: () => true,
  });
});
afterAll(async () => {
  Reflect.deleteProperty(globalThis, POLICY);
  await new Promise((resolve) => web.close(resolve));
  await house.close();
});
beforeEach(async () => {
  budi = await mailserver.user();
  session = await house.signIn(budi);
  asked = [];
  answer = sends('image/png', png(2, 2));
});

/** What the browser asks for once the person wants to see `url`. */
async function linkTo(url: string, of = session): Promise<{ url: string; until: number; seal: string }> {
  const [[, href] = ['', '']] = (await signImages(of, { url: [url] })).images;
  return contract.input.parse(Object.fromEntries(new URL(href, 'http://localhost').searchParams));
}
const code = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => 'answered',
    (error: unknown) => (error as AppError).code,
  );
const PASSED =
  'mx.tupai.test; dkim=pass header.d=toko.test; dkim=pass header.d=eviltoko.test; dkim=pass header.d=evil.test';
async function received(
  subject: string,
  from: string,
  checks = PASSED,
): Promise<Awaited<ReturnType<typeof readMessage>>> {
  await budi.append('INBOX', { subject, from, text: 'x', headers: { 'Authentication-Results': checks } });
  const { rows, uidValidity } = await listMessages(session, listing.input.parse({ mailbox: 'INBOX' }));
  const uid = rows.find((row) => row.subject === subject)?.uid ?? 0;
  return readMessage(session, { mailbox: 'INBOX', message: { uidValidity, uid } });
}

it('brings a remote image once, and from memory the next time', async () => {
  const link = await linkTo(`${origin}/a.png?b=1&c=%2F`);
  const image = await readImage(session, link);
  expect(image).toMatchObject({ name: 'image.png', type: 'image/png', inline: true });
  expect(Buffer.from(await new Response(image.body).arrayBuffer())).toEqual(png(2, 2));
  expect((await readImage(session, link)).size).toBe(image.size);
  expect(asked).toEqual(['/a.png?b=1&c=%2F']);
});

it('answers nobody but the session that asked, and only for what was signed', async () => {
  const link = await linkTo(`${origin}/a.png`);
  const other = await house.signIn(budi);
  const stranger = await house.signIn(await mailserver.user());
  const attempts = [
    readImage(other, link),
    readImage(stranger, link),
    readImage(session, { ...link, url: `${origin}/b.png` }),
    readImage(session, { ...link, until: link.until + 1 }),
    readImage(session, { ...link, seal: '' }),
  ];
  expect(await Promise.all(attempts.map(code))).toEqual(attempts.map(() => 'request.not_found'));
  expect(asked).toEqual([]);
});

it('signs only what lies on the web', async () => {
  const url = ['javascript:alert(1)', 'file:///etc/passwd', 'cid:x', '/api/session/end', 'http://', `${origin}/x`];
  expect((await signImages(session, { url })).images.map(([one]) => one)).toEqual([`${origin}/x`]);
});

it.each([
  ['a page', 'text/html', '<script>alert(1)</script>'],
  ['an SVG', 'image/svg+xml', '<svg xmlns="http://www.w3.org/2000/svg"/>'],
  ['a page that says it is a picture', 'image/png', '<html><script>alert(1)</script>'],
  ['a flood of pixels', 'image/png', png(30_000, 30_000)],
  ['nothing', 'image/gif', ''],
])('throws away %s', async (_what, type, body) => {
  answer = sends(type, body);
  expect(await code(readImage(session, await linkTo(`${origin}/x.png`)))).toBe('remote.unfit');
});

it('tells what the picture is by its octets, not by what its server says', async () => {
  answer = sends('image/jpeg', png(1, 1));
  expect((await readImage(session, await linkTo(`${origin}/x.jpg`))).type).toBe('image/png');
});

it('asks no machine of the house, whatever was signed', async () => {
  expect(await code(readImage(session, await linkTo('http://inside.test/x.png')))).toBe('remote.refused');
  expect(await code(readImage(session, await linkTo('http://[::1]/x.png')))).toBe('remote.refused');
});

it('does not fetch without end for one person', async () => {
  answer = sends('image/png', png(1, 1));
  const links = await Promise.all(Array.from({ length: 620 }, (_, at) => linkTo(`${origin}/${String(at)}.png`)));
  const codes = await Promise.all(links.map(async (link) => code(readImage(session, link))));
  expect(codes.filter((one) => one === 'answered')).toHaveLength(600);
  expect(codes.filter((one) => one === 'remote.busy')).toHaveLength(20);
});

it('shows the images of a sender, a domain or the contacts only after the person allowed it', async () => {
  const from = 'Berita <News@mail.toko.test>';
  expect((await received('Satu', from)).images).toEqual({
    show: false,
    unsure: false,
    off: false,
    sender: 'news@mail.toko.test',
    domain: 'mail.toko.test',
  });
  const shows = async (subject: string, sender = from): Promise<boolean> =>
    (await received(subject, sender)).images.show;
  await allowImages(session, { kind: 'sender', value: 'news@mail.toko.test', allow: 'yes' });
  expect(await shows('Dua')).toBe(true);
  for (const [number, checks] of [
    'mx.tupai.test; dkim=pass header.d=evil.test; spf=pass smtp.mailfrom=toko.test',
    'mx.tupai.test; dmarc=fail header.from=toko.test',
    'mx.evil.test; dmarc=pass header.from=toko.test',
  ].entries())
    expect((await received(`Palsu ${String(number)}`, from, checks)).images).toMatchObject({
      show: false,
      unsure: true,
    });
  expect(await shows('Tiga', 'other@mail.toko.test')).toBe(false);
  expect(await shows('Empat', 'news@mail.toko.test, evil@evil.test')).toBe(false);
  await allowImages(session, { kind: 'sender', value: 'news@mail.toko.test', allow: 'no' });
  await allowImages(session, { kind: 'domain', value: 'toko.test', allow: 'yes' });
  expect(await shows('Lima')).toBe(true);
  expect(await shows('Enam', 'news@eviltoko.test')).toBe(false);
  await allowImages(session, { kind: 'domain', value: 'toko.test', allow: 'no' });
  await saveContact(session, contactForm.input.parse({ name: 'Toko', addresses: 'news@mail.toko.test' }));
  expect(await shows('Tujuh')).toBe(false);
  await allowImages(session, { kind: 'contacts', value: '', allow: 'yes' });
  expect(await shows('Delapan')).toBe(true);
  expect((await readImageRules(session)).rules).toEqual({ senders: [], domains: [], contacts: true });
});

it.each([
  ['sender', ['', 'nobody', 'a b@c.test', 'x@y@z.test']],
  ['domain', ['', 'a b', 'a@b.test', '<b>']],
] as const)('keeps no nonsense among the allowed: %s', async (kind, values) => {
  const codes = await Promise.all(values.map((value) => code(allowImages(session, { kind, value, allow: 'yes' }))));
  expect(codes).toEqual(values.map(() => 'input.invalid'));
});

it('shows them in the frame without scripts only with the ticket of the same session and message', async () => {
  const html = `<img src="${origin}/a.png" alt="A"><img src="${origin}/open.gif" width="1" height="1"><p>x</p>`;
  for (const subject of ['Satu', 'Dua']) await budi.append('INBOX', { subject, from: 'a@toko.test', html });
  const { rows, uidValidity } = await listMessages(session, listing.input.parse({ mailbox: 'INBOX' }));
  const [one, two] = rows.map(({ uid }) => ({ mailbox: 'INBOX', message: { uidValidity, uid } }));
  if (!one || !two) throw new Error('no messages');
  const blocked = await cleanHtmlBody(session, one);
  expect(blocked.remote.map(({ tracker, shown }) => [tracker, shown])).toEqual([
    [false, false],
    [true, false],
  ]);
  const images = new URL(blocked.withImages ?? '', 'http://localhost').searchParams.get('images') ?? '';
  const shown = await cleanHtmlBody(session, { ...one, images });
  expect(shown.html).toContain('src="/api/image?url=http%3A%2F%2Fpictures.test');
  expect(shown.html).not.toContain('open.gif');
  expect(shown.withImages).toBeNull();
  const other = await house.signIn(budi);
  for (const refused of [
    await cleanHtmlBody(other, { ...one, images }),
    await cleanHtmlBody(session, { ...two, images }),
    await cleanHtmlBody(session, { ...one, images: 'x' }),
  ])
    expect(refused.html).not.toContain('/api/image');
});
