import { expect, it } from 'vitest';
import { readGroupMembers, readUid, withOtherUid, withUid, writeGroupCard } from './contact-group.ts';
import { writeContactPhoto, readContactPhoto } from './contact-photo.ts';
import { mergeContactCards } from './merge-contact-cards.ts';
import { readContactCard } from './read-contact-card.ts';
import { writeLdif } from './write-ldif.ts';

const card = (...lines: string[]): string => ['BEGIN:VCARD', ...lines, 'END:VCARD', ''].join('\r\n');

it('a group keeps every line besides its name and members, in Apple’s words where it came in them', () => {
  const apple = card(
    'VERSION:3.0',
    'N:Kelas;;;;',
    'FN:Kelas',
    'X-ADDRESSBOOKSERVER-KIND:group',
    'X-ADDRESSBOOKSERVER-MEMBER:urn:uuid:1',
    'X-ADDRESSBOOKSERVER-MEMBER:urn:uuid:2',
    'X-LAIN:tetap',
  );
  expect(readGroupMembers(apple)).toEqual(['1', '2']);
  expect(writeGroupCard(apple, '', { name: 'Kelas B', add: ['3', '2'], remove: ['1'] })).toBe(
    card(
      'VERSION:3.0',
      'N:Kelas B;;;;',
      'FN:Kelas B',
      'X-ADDRESSBOOKSERVER-KIND:group',
      'X-ADDRESSBOOKSERVER-MEMBER:urn:uuid:2',
      'X-LAIN:tetap',
      'X-ADDRESSBOOKSERVER-MEMBER:urn:uuid:3',
    ),
  );
  expect(readGroupMembers(card('VERSION:4.0', 'FN:Orang'))).toBeUndefined();
});

it('a new group is a card of version 4, and 10,000 members are no trouble', () => {
  const members = Array.from({ length: 10_000 }, (_, at) => `id-${String(at)}`);
  const made = writeGroupCard(undefined, 'urn:uuid:g', { name: 'Semua', add: [...members, 'mailto:x@y'] });
  expect(made).toContain('KIND:group\r\n');
  expect(made).toContain('MEMBER:mailto:x@y\r\n');
  expect(readGroupMembers(made)).toEqual([...members, 'mailto:x@y']);
  expect(readGroupMembers(writeGroupCard(made, '', { remove: members.slice(1) }))).toEqual(['id-0', 'mailto:x@y']);
});

it('a card gets a UID where it has none, and another one without losing its own', () => {
  expect(readUid(withUid(card('FN:A'), 'urn:uuid:7'))).toBe('7');
  expect(withUid(card('UID:a', 'FN:A'), 'urn:uuid:7')).toBe(card('UID:a', 'FN:A'));
  const other = withOtherUid(card('UID:a', 'FN:A'), 'urn:uuid:7');
  expect([readUid(other), other.includes('X-TUPAI-MERGED-UID:a\r\n')]).toEqual(['7', true]);
});

it('two cards become one that says all that either said', () => {
  const one = card(
    'VERSION:3.0',
    'UID:1',
    'FN:Siti',
    'item1.EMAIL:siti@a.id',
    'item1.X-ABLabel:Rumah',
    'BDAY:1985-04-12',
  );
  const two = card(
    'VERSION:4.0',
    'UID:2',
    'FN:Siti Aminah',
    'EMAIL:SITI@a.id',
    'item1.EMAIL:siti@b.id',
    'item1.X-ABLabel:Kantor',
    'TEL:0812',
    'BDAY:19860413',
    'X-LAIN:tetap',
  );
  const merged = mergeContactCards(one, two);
  expect(merged.startsWith(one.replace('END:VCARD\r\n', ''))).toBe(true);
  expect(readContactCard(merged)).toMatchObject({
    name: 'Siti',
    birthday: '1985-04-12',
    emails: [
      { type: 'Rumah', value: 'siti@a.id' },
      { type: 'Kantor', value: 'siti@b.id' },
    ],
    phones: [{ value: '0812' }],
  });
  for (const line of [
    'X-TUPAI-MERGED-FN:Siti Aminah',
    'X-TUPAI-MERGED-UID:2',
    'X-TUPAI-MERGED-BDAY:1986-04-13',
    'X-LAIN:tetap',
  ])
    expect(merged).toContain(`${line}\r\n`);
  expect(mergeContactCards(merged, one)).toBe(merged);
});

it('a picture is taken from the card alone, and written as its version has it', () => {
  const old = writeContactPhoto(card('VERSION:3.0', 'FN:A', 'PHOTO;VALUE=uri:https://jahat.test/x.png'), {
    type: 'image/png',
    base64: 'iVBO',
  });
  expect(old).toBe(card('VERSION:3.0', 'FN:A', 'PHOTO;ENCODING=b;TYPE=PNG:iVBO'));
  expect(readContactPhoto(old)).toEqual({ type: 'image/png', base64: 'iVBO' });
  const fresh = writeContactPhoto(card('VERSION:4.0', 'FN:A'), { type: 'image/webp', base64: 'UklG' });
  expect(readContactPhoto(fresh)).toEqual({ type: 'image/webp', base64: 'UklG' });
  expect(writeContactPhoto(fresh, undefined)).toBe(card('VERSION:4.0', 'FN:A'));
  expect(readContactPhoto(card('VERSION:4.0', 'PHOTO:https://jahat.test/x.png'))).toBeUndefined();
});

it('LDIF names everything a card says, in base64 where a line could be more than a line', () => {
  const text = writeLdif([
    {
      ...readContactCard(
        card('VERSION:4.0', 'FN:Siti é', 'EMAIL:a@b.id', 'EMAIL:c@d.id', 'TEL;TYPE=home:021', 'BDAY:19850412'),
      ),
      note: 'baris\nmail: jahat@x.id',
      custom: [{ label: 'NIP', value: '1' }],
    },
  ]);
  expect(text).toContain(`cn:: ${Buffer.from('Siti é').toString('base64')}\n`);
  expect(text).toContain('mail: a@b.id\nmozillaSecondEmail: c@d.id\nhomePhone: 021\n');
  expect(text).not.toContain('\nmail: jahat');
  expect(text).toContain('birthyear: 1985\nbirthmonth: 04\nbirthday: 12\n');
  expect(text.endsWith('\n\n')).toBe(true);
});
