import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import * as contract from '#lib/contract/index.ts';
import { readContactCard } from '#lib/mail/read-contact-card.ts';
import * as service from '#lib/service/index.ts';
import type { Session } from '#lib/session/index.ts';
import { store } from '#lib/store/index.ts';
import { afterContacts } from './after-contacts.ts';
import { handle } from './handle.ts';
import { stream } from './stream.ts';
import { locationOf, openTestEdge, ORIGIN, type TestEdge } from './test-edge.ts';

vi.hoisted(() => {
  process.env['TUPAI_BASE_PATH'] = '/webmail';
});

let edge: TestEdge;
let session: Session;

beforeEach(async () => {
  edge = await openTestEdge();
  session = edge.session;
});
afterEach(() => edge.close());

const act = handle(contract.actOnContacts, service.actOnContacts, afterContacts);
const undo = handle(contract.undoContacts, service.undoContacts);
const readImport = handle(contract.readImport, service.readImport, {
  files: true,
  leadsTo: ({ upload }) => contract.importPage({ upload }),
});
const runImport = handle(contract.runImport, service.runImport, {
  leadsTo: ({ change }) => contract.importPage({ run: change }),
});
const exported = stream(contract.exportContacts, service.exportContacts);

const card = (name: string, ...lines: string[]): string =>
  ['BEGIN:VCARD', 'VERSION:3.0', `FN:${name}`, ...lines, 'END:VCARD', ''].join('\r\n');
const book = async (group?: string) =>
  (await service.listContactPage(session, group === undefined ? {} : { group }, 0)).contacts;
const idOf = async (name: string): Promise<string> => (await book()).find((one) => one.name === name)?.id ?? '';

/** Puts a file into the import's form, as a browser without scripts does. */
async function importFile(
  name: string,
  content: string,
  fields: Readonly<Record<string, string | readonly string[]>> = {},
) {
  const body = new FormData();
  body.append('return', '/webmail/contacts/import');
  body.append('file', new Blob([content]), name);
  const looked = locationOf(await edge.send(readImport, { body }));
  const upload = looked.searchParams.get('upload') ?? '';
  if (upload === '') return { looked, report: undefined };
  const ran = locationOf(
    await edge.send(runImport, { fields: { upload, groups: 'on', return: '/webmail/contacts/import', ...fields } }),
  );
  const run = ran.searchParams.get('run') ?? '';
  await vi.waitFor(() => expect(service.readImportReport(session, run)?.state).not.toBe('running'), {
    timeout: 20_000,
  });
  return { looked, report: service.readImportReport(session, run) };
}

async function download(query: string): Promise<{ readonly text: string; readonly headers: Headers }> {
  const { cookie } = await edge.signIn();
  const headers = { host: 'mail.example.org', origin: ORIGIN, cookie };
  const response = await exported(new Request(`http://localhost:3000/api/contacts/export?${query}`, { headers }));
  return { text: await response.text(), headers: response.headers };
}

describe('people who are ticked', () => {
  it('join a group, leave it, and both is taken back', async () => {
    await store().contacts.add(session.account, [card('Ani', 'EMAIL:ani@a.id'), card('Budi'), card('Citra')]);
    const ids = [await idOf('Ani'), await idOf('Budi')];
    const joined = locationOf(
      await edge.send(act, { fields: { do: 'join', id: ids, newGroup: 'Kelas', return: '/webmail/contacts?q=a' } }),
    );
    expect(Object.fromEntries(joined.searchParams)).toMatchObject({ q: 'a', did: 'join', count: '2' });
    const [group] = await service.listGroups(session);
    expect(group).toMatchObject({ name: 'Kelas', size: 2 });
    const left = locationOf(
      await edge.send(act, { fields: { do: 'leave', id: [ids[0] ?? ''], from: group?.id ?? '', group: '' } }),
    );
    expect((await book(group?.id)).map(({ name }) => name)).toEqual(['Budi']);
    await edge.send(undo, { fields: { change: left.searchParams.get('change') ?? '' } });
    expect((await book(group?.id)).map(({ name }) => name)).toEqual(['Ani', 'Budi']);
  });

  it('are deleted together and come back together', async () => {
    await store().contacts.add(session.account, [card('Ani'), card('Budi')]);
    const gone = locationOf(
      await edge.send(act, { fields: { do: 'delete', id: [await idOf('Ani'), await idOf('Budi')] } }),
    );
    expect(await book()).toEqual([]);
    await edge.send(undo, { fields: { change: gone.searchParams.get('change') ?? '' } });
    expect(await book()).toHaveLength(2);
  });

  it('are written to, and nobody is ticked without a word', async () => {
    await store().contacts.add(session.account, [card('Ani, jr', 'EMAIL:ani@a.id'), card('Budi', 'EMAIL:budi@a.id')]);
    const write = locationOf(
      await edge.send(act, { fields: { do: 'write', id: [await idOf('Ani, jr'), await idOf('Budi')] } }),
    );
    expect(write.pathname).toBe('/webmail/compose');
    const fields = await service.openParkedForm(session, write.searchParams.get('form') ?? '');
    expect(fields?.['to']).toBe('"Ani, jr" <ani@a.id>, Budi <budi@a.id>');
    const none = locationOf(await edge.send(act, { fields: { do: 'write', return: '/webmail/contacts' } }));
    expect(none.searchParams.get('error')).toBe('input.no_selection');
  });
});

describe('an import', () => {
  it('of a vCard file adds people and groups, and is taken back whole', async () => {
    const file =
      card('Ani', 'UID:a', 'EMAIL:ani@a.id', 'X-ANEH;P="1:2":tetap') +
      card('Budi', 'UID:b', 'CATEGORIES:Guru') +
      card('Kelas', 'X-ADDRESSBOOKSERVER-KIND:group', 'X-ADDRESSBOOKSERVER-MEMBER:urn:uuid:a');
    const { report } = await importFile('kontak.vcf', file);
    expect(report).toMatchObject({ state: 'done', added: 2, merged: 0, skipped: 0, groups: 2, faultCount: 0 });
    expect((await service.listGroups(session)).map(({ name, size }) => [name, size])).toEqual([
      ['Guru', 1],
      ['Kelas', 1],
    ]);
    const [ani] = await store().contacts.getMany(session.account, [await idOf('Ani')]);
    expect(ani?.vcard).toBe(card('Ani', 'UID:a', 'EMAIL:ani@a.id', 'X-ANEH;P="1:2":tetap'));
    await edge.send(undo, { fields: { change: report?.change ?? '' } });
    expect(await book()).toEqual([]);
    expect(await service.listGroups(session)).toEqual([]);
  });

  it('completes, leaves or doubles people who are there already', async () => {
    await store().contacts.add(session.account, [card('Ani', 'UID:a', 'EMAIL:ani@a.id')]);
    const file = card('Ani Lestari', 'UID:x', 'EMAIL:ANI@a.id', 'TEL:0812345678');
    expect((await importFile('a.vcf', file, { duplicates: 'skip' })).report).toMatchObject({ added: 0, skipped: 1 });
    expect((await importFile('a.vcf', file)).report).toMatchObject({ added: 0, merged: 1 });
    expect((await service.getContact(session, { id: await idOf('Ani') })).card.phones).toHaveLength(1);
    expect((await importFile('a.vcf', file)).report).toMatchObject({ added: 0, merged: 0, skipped: 1 });
    expect((await importFile('a.vcf', file, { duplicates: 'both' })).report).toMatchObject({ added: 1 });
    expect(await book()).toHaveLength(2);
    const twice = card('Budi', 'EMAIL:budi@a.id') + card('Budi', 'EMAIL:budi@a.id', 'NOTE:dua');
    expect((await importFile('b.vcf', twice)).report).toMatchObject({ added: 1, merged: 1 });
  });

  it('of a table goes by what the person says its columns mean', async () => {
    const csv = 'Siapa,Surat,Warna\nAni,ani@a.id,hijau\n,,\nBudi,bukan alamat,\n';
    const { report } = await importFile('daftar.csv', csv, { column: ['name', 'email', 'custom'], newGroup: 'Impor' });
    expect(report).toMatchObject({ added: 2, groups: 1 });
    expect((await service.getContact(session, { id: await idOf('Ani') })).card).toMatchObject({
      emails: [{ value: 'ani@a.id' }],
      custom: [{ label: 'Warna', value: 'hijau' }],
    });
    expect(await service.listGroups(session)).toMatchObject([{ name: 'Impor', size: 2 }]);
  });

  it('of something else, or of too much, says so and stores nothing', async () => {
    expect((await importFile('x.bin', '\0\u0001MZ')).looked.searchParams.get('error')).toBe('contact.file_unknown');
    const big = card('A', `NOTE:${'x'.repeat(1_100_000)}`); // the test's limit is 1 MB
    expect((await importFile('x.vcf', big)).looked.searchParams.get('error')).toBe('input.too_large');
    expect(await book()).toEqual([]);
  });
});

describe('a file of the book', () => {
  it('holds everybody and the groups, in both versions, and only the group where one is asked for', async () => {
    await importFile('a.vcf', card('Ani', 'UID:a', 'X-ANEH:1', 'CATEGORIES:Kelas') + card('Budi', 'UID:b'));
    const { text, headers } = await download('format=vcard4');
    expect(headers.get('content-disposition')).toContain('contacts.vcf');
    expect(text.match(/^FN:.*$/gm)).toEqual(['FN:Ani', 'FN:Budi', 'FN:Kelas']);
    expect(text).toContain('KIND:group\r\n');
    expect(text).toContain('X-ANEH:1\r\n');
    const [group] = await service.listGroups(session);
    const old = (await download(`format=vcard3&group=${group?.id ?? ''}`)).text;
    expect(old).toContain('X-ADDRESSBOOKSERVER-MEMBER:urn:uuid:a\r\n');
    expect(old).not.toContain('FN:Budi');
    expect(old.match(/^VERSION:.*$/gm)).toEqual(['VERSION:3.0', 'VERSION:3.0']);
  });

  it('of what was ticked comes from the parked form, and comes back in by the import as it was', async () => {
    await store().contacts.add(session.account, [card('=1+1', 'EMAIL:x@a.id', 'TEL:+62 812'), card('Budi')]);
    const where = locationOf(await edge.send(act, { fields: { do: 'csv', id: [await idOf('=1+1')] } }));
    expect(where.pathname).toBe('/webmail/api/contacts/export');
    const fields = contract.exportContacts.input.parse(Object.fromEntries(where.searchParams));
    const text = await new Response((await service.exportContacts(session, fields)).body).text();
    expect(text).toContain("\r\n'=1+1,");
    expect(text).not.toContain('Budi');
    const before = readContactCard(
      (await store().contacts.getMany(session.account, [await idOf('=1+1')]))[0]?.vcard ?? '',
    );
    await edge.send(act, { fields: { do: 'delete', id: (await book()).map(({ id }) => id) } });
    await importFile('a.csv', text);
    expect((await service.getContact(session, { id: await idOf('=1+1') })).card).toEqual(before);
  });

  it('of nobody is empty, and of a card that is gone says so', async () => {
    expect((await download('format=ldif')).text).toBe('');
    const gone = `format=vcard3&id=${'0'.repeat(32)}`;
    const { cookie } = await edge.signIn();
    const headers = { host: 'mail.example.org', cookie };
    expect((await exported(new Request(`http://localhost:3000/api/contacts/export?${gone}`, { headers }))).status).toBe(
      404,
    );
  });
});

describe('merging', () => {
  it('finds who is one person, makes one card in all groups, and is taken back', async () => {
    await importFile('a.vcf', card('Siti', 'UID:1', 'EMAIL:siti@a.id'));
    await importFile('b.vcf', card('S. Aminah', 'UID:2', 'EMAIL:siti@a.id', 'TEL:08123', 'CATEGORIES:Kelas'), {
      duplicates: 'both',
    });
    const [set] = await service.findDuplicates(session);
    expect(set).toMatchObject({ by: 'email', people: [{ name: 'S. Aminah' }, { name: 'Siti' }] });
    const ids = [await idOf('Siti'), await idOf('S. Aminah')];
    expect((await service.previewMerge(session, ids)).result.phones).toHaveLength(1);
    const { id, change } = await service.mergeContacts(session, { id: ids, first: '' });
    expect((await book()).map(({ name }) => name)).toEqual(['Siti']);
    expect((await service.getContact(session, { id })).groups).toMatchObject([{ name: 'Kelas', size: 1 }]);
    expect(await service.findDuplicates(session)).toEqual([]);
    await service.undoContacts(session, { change });
    expect((await book()).map(({ name }) => name)).toEqual(['S. Aminah', 'Siti']);
  });
});

describe('a picture of a contact', () => {
  const save = handle(contract.saveContact, service.saveContact, { files: true });
  const form = (bytes: Buffer, ...fields: readonly (readonly [string, string])[]): FormData => {
    const body = new FormData();
    for (const [name, value] of [['full', '1'], ['return', '/webmail/contacts'], ...fields]) body.append(name, value);
    body.append('file', new Blob([new Uint8Array(bytes)]), 'foto.png');
    return body;
  };
  const png = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');

  it('comes with the form, is shown as what it is, and goes', async () => {
    await edge.send(save, { body: form(png, ['name', 'Ani']) });
    const id = await idOf('Ani');
    const shown = await service.readContactPhoto(session, { id });
    expect([shown.type, shown.inline, shown.size]).toEqual(['image/png', true, png.length]);
    await edge.send(save, { fields: { id, name: 'Ani', full: '1', noPhoto: 'on' } });
    await expect(service.readContactPhoto(session, { id })).rejects.toMatchObject({ code: 'part.missing' });
  });

  it('that is none, or calls itself one in a card, is never shown', async () => {
    const refused = locationOf(
      await edge.send(save, { body: form(Buffer.from('<svg onload=alert(1)>'), ['name', 'Ani']) }),
    );
    expect(refused.searchParams.get('error')).toBe('contact.photo');
    const script = Buffer.from('<script>alert(1)</script>').toString('base64');
    await store().contacts.add(session.account, [card('Jahat', `PHOTO;ENCODING=b;TYPE=PNG:${script}`)]);
    const id = await idOf('Jahat');
    await expect(service.readContactPhoto(session, { id })).rejects.toMatchObject({ code: 'part.missing' });
  });
});
