import { describe, expect, it } from 'vitest';
import type { ContactChange } from './contact-card.ts';
import { readContactCard, readOtherProperties } from './read-contact-card.ts';
import { writeContactCard } from './write-contact-card.ts';

const CARD = [
  'BEGIN:VCARD',
  'VERSION:3.0',
  'N:Aminah;Siti;;Dr.;',
  'FN:Siti Aminah',
  'ORG:Toko Maju;Gudang\\; belakang',
  'TITLE:Kepala',
  'TITLE:Bendahara',
  'item1.EMAIL;TYPE="home,pref":siti@contoh.id',
  'item1.X-ABLabel:_$!<Home>!$_',
  'EMAIL;TYPE=work:siti@kantor.example',
  'item2.TEL;type=CELL;type=VOICE;type=pref:+62 812 3456',
  'item2.X-ABLabel:Nomor lama',
  'TEL;VALUE=uri;TYPE=WORK,FAX:tel:+62-21-555',
  'ADR;TYPE=home:PO 1;;Jl. Merdeka 1;Bandung;Jawa Barat;40111;Indonesia',
  'URL:https\\://contoh.id/siti',
  'BDAY:1985-04-12',
  'PHOTO;ENCODING=b;TYPE=JPEG:/9j/4AAQSkZJRgABAQAAAQABAAD',
  ' 2wBDAAgGBgcGBQgHBwcJCQgKDBQNDAsLDBkSEw8UHRofHh0aHBwgJC4nICIsIxwc',
  'NOTE:baris satu\\nbaris dua\\, dengan koma\\; dan titik koma',
  'X-UNKNOWN;A="b:c":d',
  'a line that is none',
  'END:VCARD',
  '',
].join('\r\n');
const linesOf = (card: string): string[] => card.split('\r\n');

describe('a vCard', () => {
  it('tells its fields, with kinds from TYPE or from labels of other programs', () => {
    expect(readContactCard(CARD)).toEqual({
      name: 'Siti Aminah',
      nickname: '',
      organization: 'Toko Maju, Gudang; belakang',
      title: 'Kepala',
      emails: [
        { type: 'home', value: 'siti@contoh.id' },
        { type: 'work', value: 'siti@kantor.example' },
      ],
      phones: [
        { type: 'Nomor lama', value: '+62 812 3456' },
        { type: 'work fax', value: '+62-21-555' },
      ],
      postal: [
        {
          type: 'home',
          street: 'PO 1\nJl. Merdeka 1',
          city: 'Bandung',
          region: 'Jawa Barat',
          code: '40111',
          country: 'Indonesia',
        },
      ],
      websites: [{ type: '', value: 'https://contoh.id/siti' }],
      birthday: '1985-04-12',
      note: 'baris satu\nbaris dua, dengan koma; dan titik koma',
      custom: [],
    });
    expect(readOtherProperties(CARD)).toEqual([{ name: 'X-UNKNOWN', value: 'd' }]);
  });

  it('comes out with the same lines, in their order, when nothing was changed', () => {
    expect(writeContactCard(CARD, 'unused', readContactCard(CARD))).toBe(CARD);
    expect(writeContactCard(CARD, 'unused', {})).toBe(CARD);
  });

  it('keeps every line that was not changed, to the octet, whichever field was', () => {
    const changes: [ContactChange, RegExp][] = [
      [{ name: 'Siti' }, /^(?:N|FN):/],
      [{ title: 'Direktur' }, /^TITLE:Kepala/],
      [{ organization: 'Lain' }, /^ORG/],
      [{ nickname: 'Ti' }, /^$/],
      [{ note: 'x' }, /^NOTE/],
      [{ birthday: '--04-12' }, /^BDAY/],
      [{ websites: [] }, /^URL/],
      [{ emails: [{ value: 'siti@contoh.id' }] }, /^EMAIL;TYPE=work/],
      [{ emails: [{ value: 'siti@kantor.example' }] }, /^item1\./],
      [{ phones: [{ type: 'mobile', value: '+62 812 3456' }, { value: '+62-21-555' }] }, /^item2\./],
      [{ postal: [] }, /^ADR/],
      [{ custom: [{ label: 'Ukuran "sepatu"', value: '42' }] }, /^$/],
    ];
    for (const [change, gone] of changes) {
      const written = writeContactCard(CARD, 'unused', change);
      const kept = linesOf(CARD).filter((one) => !gone.test(one));
      expect(linesOf(written).filter((one) => kept.includes(one))).toEqual(kept);
      expect(linesOf(written)).not.toEqual(linesOf(CARD));
      expect(readContactCard(written)).toMatchObject(
        JSON.parse(JSON.stringify(change)) as object, // without the kinds that a change leaves open
      );
    }
  });

  it('shows the next title when the first one goes', () => {
    const written = writeContactCard(CARD, 'u', { title: '' });
    expect(readContactCard(written).title).toBe('Bendahara');
    expect(linesOf(written)).toEqual(linesOf(CARD).filter((one) => one !== 'TITLE:Kepala'));
  });

  it('keeps the label of a value that is corrected in its place', () => {
    const written = writeContactCard(CARD, 'u', {
      phones: [{ value: '+62 812 9999' }, { value: '+62-21-555' }],
    });
    expect(readContactCard(written).phones).toEqual([
      { type: 'Nomor lama', value: '+62 812 9999' },
      { type: 'work fax', value: '+62-21-555' },
    ]);
    expect(written).toContain('TEL;VALUE=uri;TYPE=WORK,FAX:tel:+62-21-555\r\n');
  });

  it('takes kinds of the person’s own and gives them back', () => {
    const phones = [
      { type: 'Rumah Ibu', value: '1' },
      { type: 'mobile', value: '2' },
      { type: 'work fax', value: '3' },
      { type: '', value: '4' },
    ];
    const written = writeContactCard(undefined, 'urn:uuid:1', { name: 'A', phones });
    expect(readContactCard(written).phones).toEqual(phones);
    expect(written).toContain('TEL;TYPE=cell:2');
  });

  it('writes days as its version wants them, and words that are no day as words', () => {
    const bday = (card: string | undefined, birthday: string): string | undefined =>
      /^BDAY.*$/m.exec(writeContactCard(card, 'u', { birthday }))?.[0];
    expect(bday(undefined, '2001-12-31')).toBe('BDAY:20011231');
    expect(bday(undefined, '--12-31')).toBe('BDAY:--1231');
    expect(bday(CARD, '2001-12-31')).toBe('BDAY:2001-12-31');
    expect(bday(undefined, 'musim panas')).toBe('BDAY;VALUE=text:musim panas');
    expect(readContactCard('BDAY:20011231').birthday).toBe('2001-12-31');
    expect(readContactCard('BDAY:--1231').birthday).toBe('--12-31');
    expect(readContactCard('BDAY:2001-12-31T00:00:00Z').birthday).toBe('2001-12-31');
  });

  it('takes any text through a round, and no text makes a line of its own', () => {
    const hostile = [
      'a\r\nEMAIL:evil@x',
      'x\nEND:VCARD\nBEGIN:VCARD',
      '\\n\\,;:',
      '\0\u0007bell',
      '日本語'.repeat(60),
      '\u{1f33f}'.repeat(50),
      '"',
      ' lead',
      'a^nb',
      '\\',
    ];
    for (const text of hostile) {
      const written = writeContactCard(undefined, 'urn:uuid:1', {
        name: text,
        emails: [{ type: text, value: 'a@b.example' }],
        postal: [{ type: 'home', street: text, city: text, region: '', code: '', country: text }],
        custom: [{ label: text, value: text }],
        websites: [{ type: '', value: text }],
        note: text,
      });
      const clean = text.replace(/\r\n?/g, '\n').replace(/[\0\u0007]/g, '');
      const card = readContactCard(written);
      expect(card).toMatchObject({ name: clean.trim(), note: clean });
      expect(card.postal[0]).toMatchObject({ street: clean.trim(), city: clean.trim(), country: clean.trim() });
      expect(card.custom[0]?.value).toBe(clean);
      expect(written.match(/^(?:BEGIN|END|VERSION|UID|FN|NOTE|ADR|X-TUPAI-FIELD|URL)[:;]/gm)).toHaveLength(9);
      expect(written.match(/^(?:item1\.)?EMAIL[;:]/gm)).toHaveLength(1);
      for (const line of linesOf(written)) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
    }
  });

  it('has a name even when the person has none, and reads it back as none', () => {
    const written = writeContactCard(undefined, 'urn:uuid:1', { emails: [{ value: 'a@b.example' }] });
    expect(written).toContain('FN:a@b.example');
    expect(readContactCard(written).name).toBe('');
    const moved = writeContactCard(written, 'u', { emails: [{ value: 'c@d.example' }] });
    expect(readContactCard(moved)).toMatchObject({ name: '', emails: [{ value: 'c@d.example' }] });
    expect(moved).toContain('FN:c@d.example');
  });

  it('survives a card that is not one', () => {
    for (const text of ['', 'BEGIN:VCARD', ':::', '\n \n', 'EMAIL', 'END:VCARD\nEMAIL:x@y', ';;;', '.:', '":;']) {
      const written = writeContactCard(text, 'u', { name: 'N', emails: [{ value: 'z@y.example' }], note: '' });
      expect(readContactCard(written).name).toBe('N');
    }
  });
});
