import { expect, it } from 'vitest';
import { pickIdentity } from './pick-identity.ts';

const identities = [
  { id: 'a', name: 'Budi', address: 'budi@example.org', isDefault: true },
  { id: 'b', name: 'Budi (Guru)', address: 'guru@example.org', isDefault: false },
  { id: 'c', name: 'Pak Budi', address: 'guru@example.org', isDefault: false },
];
const to = (name: string, address: string) => ({ to: [{ name, address }], cc: [], from: [] });

it.each([
  ['name and address', to('Pak Budi', 'Guru@Example.org'), 'c'],
  ['the address', to('', 'guru@example.org'), 'b'],
  ['the address with a tag', to('', 'guru+kelas7@example.org'), 'b'],
  ['the sender of an own message', { to: [], cc: [], from: [{ name: '', address: 'guru@example.org' }] }, 'b'],
  ['the default for a list', to('', 'milis@example.org'), 'a'],
  ['the default for a new message', null, 'a'],
])('answers as the identity found by %s', (_, view, id) => {
  expect(pickIdentity(identities, view)?.id).toBe(id);
});

it('has nobody to offer when there is no identity', () => {
  expect(pickIdentity([], null)).toBeUndefined();
});
