import { describe, expect, it } from 'vitest';
import { contactsTable } from './contacts-table.ts';
import { convertVcard } from './convert-vcard.ts';
import { parseCsv } from './parse-csv.ts';
import { readContactCard } from './read-contact-card.ts';
import { writeContactCard } from './write-contact-card.ts';
import { writeCsv } from './write-csv.ts';

const OLD = [
  'BEGIN:VCARD',
  'VERSION:3.0',
  'N:Aminah;Siti;;;',
  'FN:Siti Aminah',
  'item1.EMAIL;TYPE=home;TYPE=pref:siti@contoh.id',
  'item1.X-ABLabel:Rumah',
  'TEL;TYPE=CELL,VOICE:+62 812',
  'BDAY:1985-04-12',
  'PHOTO;ENCODING=b;TYPE=PNG:iVBORw0KGgo=',
  'X-UNKNOWN;A="b:c;d":e\\,f',
  'END:VCARD',
  '',
].join('\r\n');

describe('a card of the other version', () => {
  it('says the same, and unknown properties stay to the octet', () => {
    const made = convertVcard(OLD, '4.0');
    expect(readContactCard(made)).toEqual(readContactCard(OLD));
    expect(made.split('\r\n')).toEqual([
      'BEGIN:VCARD',
      'VERSION:4.0',
      'N:Aminah;Siti;;;',
      'FN:Siti Aminah',
      'item1.EMAIL;TYPE=home;PREF=1:siti@contoh.id',
      'item1.X-ABLabel:Rumah',
      'TEL;TYPE=CELL,VOICE:+62 812',
      'BDAY:19850412',
      'PHOTO:data:image/png;base64,iVBORw0KGgo=',
      'X-UNKNOWN;A="b:c;d":e\\,f',
      'END:VCARD',
      '',
    ]);
    const back = convertVcard(made, '3.0');
    expect(readContactCard(back)).toEqual(readContactCard(OLD));
    expect(back).toContain('PHOTO;ENCODING=b;TYPE=PNG:iVBORw0KGgo=\r\n');
    expect(back).toContain('X-UNKNOWN;A="b:c;d":e\\,f\r\n');
  });

  it('is the card itself when it has that version already', () => {
    expect(convertVcard(OLD, '3.0')).toBe(OLD);
  });

  it('has an N in version 3, and a version where none was said', () => {
    const made = writeContactCard(undefined, 'urn:uuid:1', { name: 'Siti; A' });
    expect(convertVcard(made, '3.0')).toContain('VERSION:3.0\r\nN:;Siti\\; A;;;\r\n');
    expect(convertVcard('BEGIN:VCARD\r\nFN:X\r\nEND:VCARD\r\n', '4.0')).toBe(
      'BEGIN:VCARD\r\nVERSION:4.0\r\nFN:X\r\nEND:VCARD\r\n',
    );
  });

  it('is never torn by nonsense', () => {
    const nonsense = ['', 'BEGIN:VCARD', ':', ';=:', 'PHOTO;ENCODING=b:', 'TEL;pref:', '":;', 'BDAY:\nTEL;PREF=1:tel:'];
    for (const text of nonsense)
      for (const version of ['3.0', '4.0'] as const)
        expect(readContactCard(convertVcard(text, version)).phones).toEqual(readContactCard(text).phones);
  });
});

describe('contacts as a table', () => {
  it('has a column for everything that anybody has, and reads back as it was', () => {
    const cards = [readContactCard(OLD), { ...readContactCard(''), name: 'Budi "B", jr\nbaris' }].map((card) => ({
      card,
      labels: ['Kelas', 'Guru'],
    }));
    const { rows } = parseCsv(writeCsv(contactsTable(cards)));
    expect(rows).toEqual(contactsTable(cards));
    expect(rows[0]).toContain('E-mail 1 - Value');
    expect(rows[1]).toContain('siti@contoh.id');
    expect(new Set(rows.map((row) => row.length)).size).toBe(1);
  });

  it('holds no formula that a spreadsheet would run', () => {
    const formulas = ['=1+1', '+cmd|x', '-2+3', '@SUM(A1)', '\t=1', '\r=1', ' =1', '|x', '\ufeff=1', '+62 812 3=1'];
    const { rows } = parseCsv(writeCsv([['head'], ...formulas.map((one) => [one])]));
    expect(rows).toHaveLength(formulas.length + 1);
    for (const [cell] of rows.slice(1)) expect(cell).toMatch(/^'/);
    expect(writeCsv([['+62 812', 'a=b', '08-12']])).toBe('+62 812,a=b,08-12\r\n');
  });
});
