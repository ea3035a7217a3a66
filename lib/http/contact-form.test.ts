import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import * as contract from '#lib/contract/index.ts';
import * as service from '#lib/service/index.ts';
import type { Session } from '#lib/session/index.ts';
import { store } from '#lib/store/index.ts';
import { afterContact } from './after-contact.ts';
import { handle } from './handle.ts';
import { locationOf, openTestEdge, type TestEdge } from './test-edge.ts';

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

const saveContact = handle(contract.saveContact, service.saveContact, afterContact);
const RETURN = '/webmail/contacts';

describe('the form of a contact', () => {
  const form = (...fields: [string, string][]): FormData => {
    const data = new FormData();
    for (const [name, value] of [['full', '1'] as const, ['return', RETURN] as const, ...fields])
      data.append(name, value);
    return data;
  };
  const only = async () => {
    const [contact, ...others] = (await service.listContacts(session, { q: '' })).contacts;
    expect(others).toEqual([]);
    return service.getContact(session, { id: contact?.id ?? '' });
  };

  it('saves rows by their places, leaves empty ones out, and shows what it saved', async () => {
    const body = form(
      ['name', 'Siti Aminah'],
      ...(
        [
          ['work', 'siti@kantor.test'],
          ['', ''],
          ['home', 'Siti <siti@rumah.test>'],
        ] as const
      ).flatMap(([type, email]): [string, string][] => [
        ['emailType', type],
        ['email', email],
      ]),
      ['phoneType', 'mobile'],
      ['phone', '+62 812'],
      ['postalType', 'home'],
      ['street', 'Jl. Merdeka 1\r\nRT 2'],
      ['city', 'Bandung'],
      ['region', ''],
      ['code', '40111'],
      ['country', ''],
      ['fieldLabel', 'NIP'],
      ['fieldValue', '123'],
      ['birthday', '1985-04-12'],
    );
    const response = await edge.send(saveContact, { body });
    expect(response.headers.get('location')).toBe(`${RETURN}?note=noteSaved`);
    expect((await only()).card).toMatchObject({
      name: 'Siti Aminah',
      emails: [
        { type: 'work', value: 'siti@kantor.test' },
        { type: 'home', value: 'siti@rumah.test' },
      ],
      phones: [{ type: 'mobile', value: '+62 812' }],
      postal: [
        { type: 'home', street: 'Jl. Merdeka 1\nRT 2', city: 'Bandung', region: '', code: '40111', country: '' },
      ],
      custom: [{ label: 'NIP', value: '123' }],
      birthday: '1985-04-12',
    });
  });

  it('comes back as it was typed when a row is asked for, and nothing is saved', async () => {
    const where = locationOf(
      await edge.send(saveContact, { body: form(['name', 'Si'], ['do', 'add-phone'], ['phone', '1']) }),
    );
    expect([where.pathname, where.hash]).toEqual(['/webmail/contacts/new', '#phone-rows']);
    const parked = await service.openParkedForm(session, where.searchParams.get('form') ?? '');
    expect(parked).toMatchObject({ name: 'Si', do: 'add-phone', phone: ['1'] });
    expect((await service.listContacts(session, { q: '' })).contacts).toEqual([]);
  });

  it('of few fields leaves the others of the card alone; the whole form empties what stands empty', async () => {
    await edge.send(saveContact, { body: form(['name', 'Siti'], ['title', 'Kepala'], ['phone', '1']) });
    const { id } = await only();
    await edge.send(saveContact, { fields: { id, name: 'Siti A', addresses: 'siti@a.test', note: '' } });
    expect((await only()).card).toMatchObject({ name: 'Siti A', title: 'Kepala', emails: [{ value: 'siti@a.test' }] });
    await edge.send(saveContact, { body: form(['id', id], ['name', 'Siti A']) });
    expect((await only()).card).toMatchObject({ name: 'Siti A', title: '', emails: [], phones: [] });
  });

  it('says which addresses are none, and that somebody has to have a name', async () => {
    const wrong = locationOf(
      await edge.send(saveContact, { body: form(['name', 'X'], ['email', 'a@b.test'], ['email', 'not one']) }),
    );
    expect(wrong.searchParams.get('error')).toBe('input.invalid');
    expect(wrong.searchParams.get('form')).toMatch(/^[0-9a-f]{32}$/);
    expect(locationOf(await edge.send(saveContact, { body: form(['name', ' ']) })).searchParams.get('error')).toBe(
      'input.invalid',
    );
    expect((await service.listContacts(session, { q: '' })).contacts).toEqual([]);
  });

  it('brings back a card that was deleted', async () => {
    await edge.send(saveContact, { body: form(['name', 'Siti']) });
    const { id } = await only();
    await service.deleteContact(session, { id });
    expect((await service.listContactPage(session, {}, 0)).total).toBe(0);
    await service.restoreContact(session, { id });
    expect((await only()).name).toBe('Siti');
  });
});

describe('an address book of 10,000 people', () => {
  it('comes in stretches, with where each letter begins', async () => {
    const vcards = Array.from(
      { length: 10_000 },
      (_, at) =>
        `BEGIN:VCARD\r\nVERSION:4.0\r\nFN:${String.fromCharCode(65 + (at % 26))} ${String(at)}\r\nEND:VCARD\r\n`,
    );
    await store().contacts.add(session.account, vcards);
    const list = await service.listContactPage(session, {}, 0);
    expect([list.total, list.contacts.length, list.letters.length]).toEqual([10_000, 200, 26]);
    for (const { letter, from } of [list.letters.at(1), list.letters.at(-1)].flatMap((one) => one ?? [])) {
      const [first] = (await service.listContactPage(session, {}, from)).contacts;
      const [before] = (await service.listContactPage(session, {}, from - 1)).contacts;
      expect(first?.name.startsWith(letter)).toBe(true);
      expect(before?.name.startsWith(letter)).toBe(false);
    }
    expect((await service.listContactPage(session, {}, 99_999)).contacts).toHaveLength(1);
  }, 30_000);
});

it('the form that connects address books comes back filled, without its password', async () => {
  const connect = handle(contract.connectBooks, service.connectBooks);
  const fields = { address: 'bukan alamat', user: 'budi', password: 'rahasia' };
  const where = locationOf(await edge.send(connect, { fields: { ...fields, return: '/webmail/settings/books' } }));
  expect(where.pathname).toBe('/webmail/settings/books');
  expect(where.searchParams.get('error')).toBe('input.invalid');
  const parked = await service.openParkedForm(session, where.searchParams.get('form') ?? '');
  expect(parked).toEqual({ address: 'bukan alamat', user: 'budi', return: '/webmail/settings/books' });
});
