import { expect, it } from 'vitest';
import { fieldsOfCard, fieldsOfForm } from './contact-fields.ts';

it('a form that asked for a row has one more', () => {
  const fields = fieldsOfForm({ do: 'add-phone', name: 'Siti', phoneType: ['home', 'work'], phone: ['1', '2'] });
  expect(fields.rows.phone).toEqual([
    { phoneType: 'home', phone: '1' },
    { phoneType: 'work', phone: '2' },
    { phoneType: '', phone: '' },
  ]);
  expect(fields.name).toBe('Siti');
});

it('a form that dropped a row has the others, and never none where mail goes', () => {
  const sent = { emailType: ['home', 'work'], email: ['a@b', 'c@d'] };
  expect(fieldsOfForm({ ...sent, do: 'drop-email-0' }).rows.email).toEqual([{ emailType: 'work', email: 'c@d' }]);
  expect(fieldsOfForm({ ...sent, do: 'drop-email-9' }).rows.email).toHaveLength(2);
  expect(fieldsOfForm({ email: 'a@b', do: 'drop-email-0' }).rows.email).toEqual([{ emailType: '', email: '' }]);
});

it('addresses of a short form, or of a link, stand in rows', () => {
  expect(fieldsOfForm({ name: 'S', addresses: 'a@b\nc@d\n' }).rows.email.map((one) => one['email'])).toEqual([
    'a@b',
    'c@d',
  ]);
  expect(fieldsOfForm({}).rows.email).toEqual([{ emailType: '', email: '' }]);
});

it('a stored card stands in the form with its kinds', () => {
  const card = {
    name: 'S',
    nickname: '',
    organization: '',
    title: '',
    emails: [{ type: 'work', value: 'a@b' }],
    phones: [],
    postal: [{ type: 'home', street: 'x', city: '', region: '', code: '', country: '' }],
    websites: [],
    birthday: '',
    note: '',
    custom: [{ label: 'NIP', value: '1' }],
  };
  expect(fieldsOfCard(card).rows).toEqual({
    email: [{ emailType: 'work', email: 'a@b' }],
    phone: [{ phoneType: '', phone: '' }],
    postal: [{ postalType: 'home', street: 'x', city: '', region: '', code: '', country: '' }],
    website: [],
    field: [{ fieldLabel: 'NIP', fieldValue: '1' }],
  });
});
