import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { currentMailserver, startFaultProxy, type FaultProxy, type TestUser } from '#e2e/mailserver/index.ts';
import type { Session } from '#lib/session/index.ts';
import * as service from './index.ts';
import { openTestHouse, type TestHouse } from './test-house.ts';

const mailserver = currentMailserver();
const content = randomBytes(3_000_000);

const sourceOf = (broken = false): Buffer => {
  const encoded = content.toString('base64').replace(/.{76}/g, '$&\r\n');
  const part = broken ? `${encoded.slice(0, 156)}=${encoded.slice(156)}` : encoded;
  return Buffer.from(
    `From: a@b.test\r\nSubject: Besar\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n` +
      `--x\r\nContent-Type: text/plain\r\n\r\nHalo\r\n` +
      `--x\r\nContent-Type: application/octet-stream; name=a.bin\r\nContent-Transfer-Encoding: base64\r\n\r\n${part}\r\n` +
      `--x\r\nContent-Type: text/csv; name=b.csv\r\nContent-Disposition: attachment\r\n\r\n${'1,2,3\r\n'.repeat(50_000)}\r\n--x--\r\n`,
  );
};

const read = async (body: ReadableStream<Uint8Array>): Promise<Buffer> =>
  Buffer.from(await new Response(body).arrayBuffer());

let house: TestHouse;
let proxy: FaultProxy;
let budi: TestUser;
let session: Session;

async function open(profile: 'full' | 'minimal', source: Buffer) {
  proxy = await startFaultProxy(mailserver.imap[profile]);
  house = await openTestHouse({ imap: proxy, smtp: mailserver.smtpOpen });
  budi = await mailserver.user();
  session = await house.signIn(budi);
  await budi.append('INBOX', source);
  const { uidValidity, rows } = await service.listMessages(session, {
    mailbox: 'INBOX',
    order: 'arrival',
    direction: 'desc',
    filter: 'all',
    offset: 0,
    limit: 50,
    field: 'subject',
    q: '',
  });
  return { mailbox: 'INBOX', message: { uidValidity, uid: rows[0]?.uid ?? 0 } };
}

const close = async () => {
  await house.close();
  await proxy.stop();
};

describe('a download from a server that decodes', () => {
  let ref: Awaited<ReturnType<typeof open>>;
  beforeAll(async () => {
    ref = await open('full', sourceOf());
  });
  afterAll(close);

  const part = (range?: service.RangeWish, section = '2') =>
    service.readPart(session, { ...ref, part: section, inline: false }, undefined, range ?? null);

  it('has its exact length and a name for its octets from the start', async () => {
    const { size, tag, extent, body } = await part();
    expect([size, extent]).toEqual([content.length, null]);
    expect(tag).toMatch(/^[\w-]{22}$/);
    expect((await read(body)).equals(content)).toBe(true);
    const csv = await part(undefined, '3');
    expect(csv.size).toBe((await read(csv.body)).length);
    expect(csv.tag).not.toBe(tag);
    const source = await service.readSource(session, { ...ref, download: true });
    const bytes = await read(source.body);
    expect(source.size).toBe(bytes.length);
    expect(bytes.equals(await budi.raw('INBOX', ref.message.uid))).toBe(true);
  });

  it('that was cut on the wire is taken up where it broke off, with identical octets', async () => {
    const whole = await part();
    const reader = whole.body.getReader();
    const pieces: Uint8Array[] = [(await reader.read()).value ?? new Uint8Array()];
    await proxy.down();
    const rest = async () => {
      for (let next = await reader.read(); !next.done; next = await reader.read()) pieces.push(next.value);
    };
    await expect(rest()).rejects.toMatchObject({ code: 'imap.unreachable' });
    const had = Buffer.concat(pieces);
    expect(had.length).toBeLessThan(content.length);
    await proxy.up();
    const again = await part({ range: { first: had.length, last: null }, tag: whole.tag });
    expect(again.extent).toEqual({ start: had.length, end: content.length });
    expect(again.tag).toBe(whole.tag);
    expect(Buffer.concat([had, await read(again.body)]).equals(content)).toBe(true);
  });

  it.each([
    { first: 0, last: 0 },
    { first: 1_234_567, last: 1_234_600 },
    { first: 262_143, last: 262_144 },
    { first: 2_999_999, last: 9_000_000 },
    { suffix: 1000 },
    { suffix: 5_000_000 },
  ])('gives the range %o of a part and of the source', async (range) => {
    const { extent, body } = await part({ range, tag: '' });
    expect((await read(body)).equals(content.subarray(extent?.start, extent?.end))).toBe(true);
    expect(extent?.end).toBeGreaterThan(extent?.start ?? Infinity);
    const raw = await budi.raw('INBOX', ref.message.uid);
    const source = await service.readSource(session, { ...ref, download: true }, undefined, { range, tag: '' });
    expect((await read(source.body)).equals(raw.subarray(source.extent?.start, source.extent?.end))).toBe(true);
  });

  it('sends everything when the tag is of something else, and refuses what lies behind the end', async () => {
    const other = await part({ range: { first: 5, last: 9 }, tag: 'x'.repeat(22) });
    expect([other.extent, (await read(other.body)).length]).toEqual([null, content.length]);
    await expect(part({ range: { first: content.length, last: null }, tag: '' })).rejects.toMatchObject({
      code: 'request.range',
      values: { size: content.length },
    });
  });

  it('never goes on in a message that took the place of another one', async () => {
    const whole = await part();
    await whole.body.cancel();
    const renumbered = { ...ref, message: { ...ref.message, uidValidity: ref.message.uidValidity + 1 } };
    await expect(
      service.readPart(session, { ...renumbered, part: '2', inline: false }, undefined, {
        range: { first: 5, last: null },
        tag: whole.tag,
      }),
    ).rejects.toMatchObject({ code: 'mailbox.renumbered' });
  });
});

describe('a download that nobody can count before its end', () => {
  afterAll(close);

  it('comes whole, whatever range is asked for, and has no name', async () => {
    const ref = await open('minimal', sourceOf());
    const wish = { range: { first: 10, last: 20 }, tag: '' };
    const { size, tag, extent, body } = await service.readPart(
      session,
      { ...ref, part: '2', inline: false },
      undefined,
      wish,
    );
    expect([size, tag, extent]).toEqual([null, '', null]);
    expect((await read(body)).equals(content)).toBe(true);
    // What is stored as it is sent can be counted, there too.
    const csv = await service.readPart(session, { ...ref, part: '3', inline: false }, undefined, wish);
    expect([csv.extent, (await read(csv.body)).toString()]).toEqual([{ start: 10, end: 21 }, ',3\r\n1,2,3\r\n']);
  });
});

describe('a download whose encoding the server finds broken', () => {
  afterAll(close);

  it('comes whole and decoded by Tupai', async () => {
    const ref = await open('full', sourceOf(true));
    const wish = { range: { first: 10, last: 20 }, tag: '' };
    const { size, extent, body } = await service.readPart(
      session,
      { ...ref, part: '2', inline: false },
      undefined,
      wish,
    );
    expect([size, extent]).toEqual([null, null]);
    const bytes = await read(body);
    expect(bytes.length).toBeGreaterThan(content.length - 10);
    expect(bytes.subarray(-1000).equals(content.subarray(-1000))).toBe(true);
  });
});
