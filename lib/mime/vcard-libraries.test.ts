import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import ICAL from 'ical.js';
import { describe, expect, it } from 'vitest';
import { convertVcard } from '#lib/mail/convert-vcard.ts';
import { readGroupMembers, writeGroupCard } from '#lib/mail/contact-group.ts';
import { readContactPhoto } from '#lib/mail/contact-photo.ts';
import { mergeContactCards } from '#lib/mail/merge-contact-cards.ts';
import { readContactCard } from '#lib/mail/read-contact-card.ts';
import { RICH_3, RICH_4 } from '#lib/mail/test-vcards.ts';
import { readVcardProperties } from '#lib/mail/vcard-properties.ts';
import { writeContactCard } from '#lib/mail/write-contact-card.ts';
import { readContactStretch } from './read-contact-stretch.ts';

const card = (...lines: string[]): string => ['BEGIN:VCARD', ...lines, 'END:VCARD', ''].join('\r\n');

const PHONE = card(
  'VERSION:3.0',
  'PRODID:-//Apple Inc.//iOS 17//EN',
  'UID:urn:uuid:1',
  'N:Aminah;Siti;Nur;Dr.;M.Pd.',
  'FN:Dr. Siti Nur Aminah\\, M.Pd.',
  'NICKNAME:Iti',
  'ORG:SMK 1;Tata Usaha',
  'TITLE:Guru',
  'item1.EMAIL;TYPE=INTERNET:siti@contoh.id',
  'item1.X-ABLabel:Madrasah',
  'EMAIL;TYPE=HOME:siti@rumah.id',
  'TEL;TYPE=CELL,VOICE:+62 812-3456-789',
  'ADR;TYPE=HOME:;;Jl. Merdeka 1\\nRT 2;Bandung;Jawa Barat;40111;Indonesia',
  'URL:https://contoh.id/a?b=c&d=1',
  'BDAY:1985-04-12',
  'NOTE:satu\\ndua\\, tiga',
  'CATEGORIES:Guru,Kelas A',
  'PHOTO;ENCODING=b;TYPE=PNG:iVBORw0KGgo=',
  'X-SOCIALPROFILE;TYPE=twitter:https://x.test/siti',
  'X-TANPA-NAMA;X-P="a:b;c":nilai',
);
const FRESH = card(
  'VERSION:4.0',
  'UID:urn:uuid:2',
  'FN:Budi Santoso',
  'N:Santoso;Budi;;;',
  'EMAIL;TYPE=work;PREF=1:budi@contoh.id',
  'TEL;VALUE=uri;TYPE=home:tel:+62-21-1',
  'BDAY:--0412',
  'GENDER:M',
  'RELATED;TYPE=friend:urn:uuid:1',
  'X-TUPAI-FIELD;X-LABEL="NIP":123',
);
const ALL = [PHONE, FRESH, writeGroupCard(undefined, 'urn:uuid:3', { name: 'Guru', add: ['1', '2'] })];

/** How often each property stands in a card, whatever its case. */
const names = (vcard: string): string[] =>
  readVcardProperties(vcard)
    .map(({ name }) => name)
    .toSorted();

const byIcal = (vcard: string): string => `${new ICAL.Component(ICAL.parse(vcard) as unknown[]).toString()}\r\n`;

interface ByPython {
  readonly read: readonly (readonly { readonly group: string; readonly name: string; readonly value: unknown }[])[];
  readonly again: ByPython['read'];
  readonly written: string;
}
function byPython(vcards: string): ByPython {
  const script = fileURLToPath(new URL('read-vcards-by-python.py', import.meta.url));
  const run = spawnSync('/usr/bin/python3', [script], { input: vcards, encoding: 'utf8' });
  expect(run.stderr).toBe('');
  return JSON.parse(run.stdout) as ByPython;
}

describe.each(['3.0', '4.0'] as const)('cards that leave as vCard %s', (version) => {
  const left = [...ALL, RICH_3, RICH_4].map((vcard) => convertVcard(vcard, version));

  it('say for ical.js what they say for us, with every property', () => {
    for (const vcard of left) {
      const through = byIcal(vcard);
      expect(names(through)).toEqual(names(vcard));
      expect(readContactCard(through)).toEqual(readContactCard(vcard));
      expect(readGroupMembers(through)).toEqual(readGroupMembers(vcard));
    }
  });

  it('keep each property of a rich card through ical.js and through Python’s vobject, and what these say of it', () => {
    for (const rich of [RICH_3, RICH_4].map((vcard) => convertVcard(vcard, version))) {
      const through = byIcal(rich);
      expect(names(through)).toEqual(names(rich));
      expect(readContactCard(through)).toEqual(readContactCard(rich));
      const { read, again, written } = byPython(rich);
      expect(again).toEqual(read);
      expect(names(written)).toEqual(names(rich));
      // vobject cuts the address that a picture is in 4.0 at its comma.
      expect(readContactPhoto(written)).toEqual(version === '3.0' ? readContactPhoto(rich) : undefined);
      const { name, emails, phones, note, birthday } = readContactCard(rich);
      expect(readContactCard(written)).toMatchObject({ name, emails, phones, note, birthday });
    }
  });

  it('come back by the import to the letter', () => {
    const bytes = Buffer.from(left.join(''));
    const task = {
      format: 'vcard',
      charset: '',
      isLast: true,
      line: 1,
      columns: [],
      headings: [],
      comma: ',',
    } as const;
    const { contacts, faults } = readContactStretch({ ...task, bytes });
    expect(contacts.map(({ vcard }) => vcard)).toEqual(left);
    expect(faults).toEqual([]);
  });
});

describe('cards of version 3.0', () => {
  const left = ALL.map((vcard) => convertVcard(vcard, '3.0'));

  it('keep every property through Python’s vobject, and what they say', () => {
    const { read, again, written } = byPython(left.join(''));
    expect(again).toEqual(read);
    expect(read.map((lines) => lines.map(({ name }) => name).toSorted())).toEqual(
      left.map((vcard) => names(vcard).filter((name) => name !== 'BEGIN' && name !== 'END')),
    );
    const bytes = Buffer.from(written);
    const task = {
      format: 'vcard',
      charset: '',
      isLast: true,
      line: 1,
      columns: [],
      headings: [],
      comma: ',',
    } as const;
    const back = readContactStretch({ ...task, bytes });
    expect(back.faults).toEqual([]);
    expect(back.contacts.map(({ vcard }) => readContactCard(vcard))).toEqual(left.map(readContactCard));
    expect(back.contacts.map(({ vcard }) => readGroupMembers(vcard))).toEqual(left.map(readGroupMembers));
  });

  it('that were changed here, or merged, are still cards for both', () => {
    const changed = writeContactCard(PHONE, '', {
      name: 'Siti; "A", B',
      emails: [{ type: 'Toko: baru', value: 's@b.id' }],
      note: 'a\nb; c, d\\e',
    });
    const merged = mergeContactCards(changed, FRESH);
    for (const vcard of [changed, merged]) {
      expect(names(byIcal(vcard))).toEqual(names(vcard));
      const [lines = []] = byPython(vcard).read;
      expect(lines.find(({ name }) => name === 'NOTE')?.value).toBe('a\nb; c, d\\e');
      expect(lines.find(({ name }) => name === 'FN')?.value).toBe('Siti; "A", B');
      expect(lines.map(({ name }) => name).toSorted()).toEqual(
        names(vcard).filter((name) => name !== 'BEGIN' && name !== 'END'),
      );
    }
  });
});

it('ical.js does not keep what we must: why it is no more than a second opinion (adr/0012)', () => {
  expect(() => byIcal(card('VERSION:2.1', 'FN:A', 'TEL;CELL:1'))).toThrow('Invalid parameters');
  expect(() => byIcal(card('VERSION:3.0', 'FN:A', 'tanpa titik dua'))).toThrow('invalid line');
  expect(byIcal(card('VERSION:3.0', 'FN:A', 'NOTE:a\\; b'))).toContain('NOTE:a\\\\; b\r\n');
  expect(byIcal(card('VERSION:4.0', 'FN:A', 'item1.X-Abc;x=1:1'))).not.toContain('item1.X-Abc;x=1:1');
});
