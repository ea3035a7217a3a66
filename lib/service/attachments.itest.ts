import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { currentMailserver, type TestUser } from '#e2e/mailserver/index.ts';
import { listMessages as listing, type MessageView } from '#lib/contract/index.ts';
import type { Session } from '#lib/session/index.ts';
import { listMessages, readMessage, readPart, readPartText, zipAttachments } from './index.ts';
import { openTestHouse, type TestHouse } from './test-house.ts';

const mailserver = currentMailserver();
let house: TestHouse;
let budi: TestUser;
let session: Session;
let view: MessageView;
const PNG = Buffer.from('89504e470d0a1a0a0000000d49484452000000010000000108', 'hex');
const FILES = [
  { name: 'foto.png', type: 'image/png', content: PNG },
  { name: 'foto.png', type: 'image/png', content: Buffer.from('MZ\x90\0 not a picture at all', 'latin1') },
  {
    name: 'daftar harga – スライド.csv',
    type: 'text/csv; charset=iso-8859-1',
    content: Buffer.from('nama;harga\ncafé;2', 'latin1'),
  },
  { name: 'lagu.mp3', type: 'audio/mpeg', content: 'ID3 la la la' },
  { name: 'invoice.pdf.exe', type: 'application/octet-stream', content: 'MZ' },
  { name: 'halaman.html', type: 'text/html', content: '<script>alert(1)</script>' },
  { name: 'gambar.svg', type: 'image/svg+xml', content: '<svg onload="alert(1)"/>' },
  { name: 'x\u202efdp.txt', type: 'text/plain', content: 'balik' },
];

beforeAll(async () => {
  house = await openTestHouse({ imap: mailserver.imap.full, smtp: mailserver.smtp });
  budi = await mailserver.user();
  session = await house.signIn(budi);
  await budi.append('INBOX', { subject: 'Berkas / semua', text: 'lihat', attachments: FILES });
  view = await open();
});
afterAll(() => house.close());

async function open(): Promise<MessageView> {
  const { rows, uidValidity } = await listMessages(session, listing.input.parse({ mailbox: 'INBOX' }));
  return readMessage(session, { mailbox: 'INBOX', message: { uidValidity, uid: rows[0]?.uid ?? 0 } });
}
const ref = (): { mailbox: string; message: { uidValidity: number; uid: number } } => ({
  mailbox: 'INBOX',
  message: { uidValidity: view.uidValidity, uid: view.uid },
});
const partOf = (name: string, at = 0): string => view.attachments.filter((file) => file.name === name)[at]?.part ?? '';

it('names every file and says what to know before it is opened', () => {
  expect(view.attachments.map(({ name, risks }) => [name, ...risks])).toEqual([
    ['foto.png'],
    ['foto.png', 'mismatch'],
    ['daftar harga – スライド.csv'],
    ['lagu.mp3'],
    ['invoice.pdf.exe', 'program', 'double'],
    ['halaman.html', 'page'],
    ['gambar.svg', 'page'],
    ['xfdp.txt', 'disguised'],
  ]);
});

it('says the same of a message that no list has shown before', async () => {
  await budi.append('Junk', { subject: 'Lain', text: 'x', attachments: FILES.slice(0, 2) });
  const { rows, uidValidity } = await listMessages(session, listing.input.parse({ mailbox: 'Junk' }));
  const fresh = await readMessage(session, { mailbox: 'Junk', message: { uidValidity, uid: rows[0]?.uid ?? 0 } });
  expect(fresh.attachments.map(({ risks }) => risks)).toEqual([[], ['mismatch']]);
});

it.each([
  ['foto.png', 'image/png'],
  ['daftar harga – スライド.csv', 'text/plain; charset=iso-8859-1'],
  ['lagu.mp3', 'audio/mpeg'],
  ['xfdp.txt', 'text/plain; charset=utf-8'],
])('shows %s in the browser as %s', async (name, type) => {
  const answer = await readPart(session, { ...ref(), part: partOf(name), inline: true });
  await answer.body.cancel();
  expect(answer).toMatchObject({ inline: true, type });
});

it('never shows what could run, or is not what it says', async () => {
  for (const part of [partOf('foto.png', 1), partOf('halaman.html'), partOf('gambar.svg'), partOf('invoice.pdf.exe')]) {
    const answer = await readPart(session, { ...ref(), part, inline: true });
    await answer.body.cancel();
    expect(answer.inline).toBe(false);
    expect(answer.type).not.toMatch(/html|svg/);
  }
});

it('shows no picture that a browser could not hold, whatever its type says, but gives it to whoever wants the file', async () => {
  const bomb = Buffer.from(PNG);
  bomb.writeUInt32BE(60_000, 16);
  bomb.writeUInt32BE(60_000, 20);
  const files = ['image/png', 'image/jpeg', 'application/octet-stream'].map((type) => ({
    name: 'bom.png',
    type,
    content: bomb,
  }));
  const uid = await budi.append('INBOX', { subject: 'Bom', text: 'x', attachments: files });
  const { uidValidity } = view;
  const opened = await readMessage(session, { mailbox: 'INBOX', message: { uidValidity, uid } });
  for (const { part } of opened.attachments) {
    const wish = { mailbox: 'INBOX', message: { uidValidity, uid }, part };
    await expect(readPart(session, { ...wish, inline: true })).rejects.toMatchObject({ code: 'part.too_many_pixels' });
    const file = await readPart(session, { ...wish, inline: false });
    expect(Buffer.from(await new Response(file.body).arrayBuffer())).toEqual(bomb);
  }
  expect(opened.attachments).toHaveLength(3);
});

it('lets sound be sought in: some octets of it, still shown', async () => {
  const wish = { range: { first: 4, last: 5 }, tag: '' };
  const answer = await readPart(session, { ...ref(), part: partOf('lagu.mp3'), inline: true }, undefined, wish);
  expect(await new Response(answer.body).text()).toBe('la');
  expect(answer).toMatchObject({ inline: true, extent: { start: 4, end: 6 } });
});

it('reads a text in its charset, and nothing as text that is none', async () => {
  const { text } = await readPartText(session, { ...ref(), part: partOf('daftar harga – スライド.csv') });
  expect(text).toBe('nama;harga\ncafé;2');
  for (const name of ['halaman.html', 'foto.png', 'invoice.pdf.exe'])
    await expect(readPartText(session, { ...ref(), part: partOf(name) })).rejects.toMatchObject({
      code: 'part.missing',
    });
});

it('brings all files in one archive, each under a name of its own', async () => {
  const answer = await zipAttachments(session, ref());
  expect(answer).toMatchObject({ name: 'semua.zip', type: 'application/zip', inline: false });
  const file = join(house.directory, 'all.zip');
  writeFileSync(file, Buffer.from(await new Response(answer.body).arrayBuffer()));
  const read =
    'import json,sys,zipfile\nz=zipfile.ZipFile(sys.argv[1])\nprint(json.dumps([[i.filename,z.read(i).hex()] for i in z.infolist()]))';
  const inside = JSON.parse(execFileSync('python3', ['-c', read, file], { encoding: 'utf8' })) as unknown;
  const names = ['foto.png', 'foto (2).png', ...FILES.slice(2, 7).map(({ name }) => name), 'xfdp.txt'];
  expect(inside).toEqual(FILES.map(({ content }, at) => [names[at], Buffer.from(content).toString('hex')]));
});

it('makes no archive of a message without files', async () => {
  await budi.append('INBOX', { subject: 'Kosong', text: 'x' });
  const { uidValidity, uid } = await open();
  const bare = { mailbox: 'INBOX', message: { uidValidity, uid } };
  await expect(zipAttachments(session, bare)).rejects.toMatchObject({ code: 'part.missing' });
});
