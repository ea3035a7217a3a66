import { describe, expect, it } from 'vitest';
import { guessColumns } from '#lib/mail/contact-columns.ts';
import { readGroupMembers } from '#lib/mail/contact-group.ts';
import { readContactPhoto } from '#lib/mail/contact-photo.ts';
import { commaOf } from '#lib/mail/parse-csv.ts';
import { readContactCard } from '#lib/mail/read-contact-card.ts';
import { readContactStretch, type StretchTask } from './read-contact-stretch.ts';

const read = (bytes: Uint8Array, task: Partial<StretchTask> & Pick<StretchTask, 'format'>) =>
  readContactStretch({ bytes, charset: '', isLast: true, line: 1, columns: [], headings: [], comma: ',', ...task });
const vcards = (text: string, task: Partial<StretchTask> = {}) => read(Buffer.from(text), { format: 'vcard', ...task });
const cardOf = (vcard = '') => readContactCard(vcard);

function table(text: string, task: Partial<StretchTask> = {}) {
  const comma = commaOf(text);
  const headings = text.slice(0, text.indexOf('\n')).trim().split(comma);
  return read(Buffer.from(text), { format: 'csv', headings, columns: guessColumns(headings), comma, ...task });
}

describe('cards of a vCard file', () => {
  it('of 3.0 and 4.0 stay to the letter, with groups of lines, folds and what nobody knows', () => {
    const old =
      'BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Siti\r\nitem1.EMAIL;type=INTERNET:siti@contoh.id\r\nitem1.X-ABLabel:Kantor\r\n' +
      'NOTE:panjang \r\n sekali\\, ya\r\nX-ANEH;A="b:c;d":1\r\nEND:VCARD\r\n';
    const fresh = old.replace('3.0', '4.0');
    const { contacts, faults, used } = vcards(old + fresh);
    expect(contacts.map(({ vcard, line }) => [line, vcard])).toEqual([
      [1, old],
      [10, fresh],
    ]);
    expect(faults).toEqual([]);
    expect(used).toBe(old.length * 2);
  });

  it('of 2.1 become 3.0: quoted-printable, charsets, bare kinds and pictures', () => {
    const text = [
      'BEGIN:VCARD',
      'VERSION:2.1',
      'N;CHARSET=ISO-8859-1;ENCODING=QUOTED-PRINTABLE:M=FCller;J=F6rg',
      'TEL;CELL;VOICE:+49 171 1',
      'EMAIL;INTERNET;PREF:joerg@contoh.id',
      'NOTE;ENCODING=QUOTED-PRINTABLE;CHARSET=UTF-8:baris satu=0D=0Abaris=20=',
      'dua, =C3=A9',
      'ADR;HOME:;;Jl. Merdeka 1;Bandung;;40111;Indonesia',
      'PHOTO;PNG;BASE64:',
      '  iVBORw0K',
      '  Ggo=',
      '',
      'X-ANEH:tetap',
      'END:VCARD',
      '',
    ].join('\r\n');
    const { contacts, faults } = vcards(text);
    expect(faults).toEqual([]);
    const [found] = contacts;
    expect(cardOf(found?.vcard)).toMatchObject({
      name: 'Jörg Müller',
      phones: [{ type: 'mobile', value: '+49 171 1' }],
      emails: [{ value: 'joerg@contoh.id' }],
      note: 'baris satu\nbaris dua, é',
      postal: [{ type: 'home', street: 'Jl. Merdeka 1', city: 'Bandung', code: '40111' }],
    });
    expect(readContactPhoto(found?.vcard ?? '')).toEqual({ type: 'image/png', base64: 'iVBORw0KGgo=' });
    expect(found?.vcard).toContain('VERSION:3.0\r\n');
    expect(found?.vcard).toContain('X-ANEH:tetap\r\n');
  });

  it('name every line that was not taken', () => {
    const { contacts, faults } = vcards(
      'hallo\nBEGIN:VCARD\nVERSION:3.0\nFN:A\u0007ni\nbukan properti\nEND:VCARD\nBEGIN:VCARD\nNOTE:kosong\nEND:VCARD\n' +
        'BEGIN:VCARD\nFN:Tak selesai\nBEGIN:VCARD\nFN:Budi\nEND:VCARD\n',
    );
    expect(contacts.map(({ vcard }) => cardOf(vcard).name)).toEqual(['Ani', 'Tak selesai', 'Budi']);
    expect(faults.map(({ line, why }) => [line, why])).toEqual([
      [1, 'outside'],
      [4, 'controls'],
      [5, 'property'],
      [7, 'nobody'],
      [10, 'unfinished'],
    ]);
  });

  it('wait at the end of a stretch for what is missing, and go on there', () => {
    const one = (name: string) => `BEGIN:VCARD\r\nVERSION:3.0\r\nFN:${name}\r\nEND:VCARD\r\n`;
    const all = Buffer.from(one('Ani é') + one('Budi') + one('Citra'));
    for (let cut = 1; cut < all.length; cut += 1) {
      const first = vcards('', { bytes: all.subarray(0, cut), isLast: false });
      const rest = vcards('', { bytes: all.subarray(first.used), line: 1 + first.lines });
      const names = [...first.contacts, ...rest.contacts].map(({ vcard }) => cardOf(vcard).name);
      expect(names).toEqual(['Ani é', 'Budi', 'Citra']);
      expect([...first.contacts, ...rest.contacts].map(({ line }) => line)).toEqual([1, 5, 9]);
    }
  });

  it('are read in windows-1252 and UTF-16, and groups of Apple and CATEGORIES are known', () => {
    const text = 'BEGIN:VCARD\nVERSION:3.0\nFN:José\nCATEGORIES:Kelas A,Guru\\, TU\nEND:VCARD\n';
    const latin = read(Buffer.from(text, 'latin1'), { format: 'vcard' });
    expect(latin.contacts[0]).toMatchObject({ groups: ['Kelas A', 'Guru, TU'] });
    expect(cardOf(latin.contacts[0]?.vcard).name).toBe('José');
    const wide = Buffer.from(`\ufeff${text}`, 'utf16le');
    const { contacts, used } = read(wide, { format: 'vcard', charset: 'utf-16le' });
    expect(cardOf(contacts[0]?.vcard).name).toBe('José');
    expect(used).toBe(wide.length);
    const apple = vcards(
      'BEGIN:VCARD\nVERSION:3.0\nFN:Kelas\nX-ADDRESSBOOKSERVER-KIND:group\nX-ADDRESSBOOKSERVER-MEMBER:urn:uuid:1\nEND:VCARD\n',
    );
    expect(readGroupMembers(apple.contacts[0]?.vcard ?? '')).toEqual(['1']);
  });
});

describe('rows of a table', () => {
  it('of Google say kinds in the column before', () => {
    const { contacts } = table(
      'First Name,Last Name,Labels,E-mail 1 - Label,E-mail 1 - Value,Phone 1 - Label,Phone 1 - Value,Address 1 - Label,Address 1 - Street,Address 1 - City,Website 1 - Value,Custom Field 1 - Label,Custom Field 1 - Value,Warna\n' +
        'Siti,Aminah,* myContacts ::: Kelas,* Work,siti@contoh.id ::: s@b.id,Mobile,0812 1,Home,Jl. Merdeka 1,Bandung,https://a.id,NIP,123,hijau\n',
    );
    expect(contacts[0]?.groups).toEqual(['Kelas']);
    expect(cardOf(contacts[0]?.vcard)).toMatchObject({
      name: 'Siti Aminah',
      emails: [
        { type: 'work', value: 'siti@contoh.id' },
        { type: 'work', value: 's@b.id' },
      ],
      phones: [{ type: 'mobile', value: '0812 1' }],
      postal: [{ type: 'home', street: 'Jl. Merdeka 1', city: 'Bandung' }],
      websites: [{ value: 'https://a.id' }],
      custom: [
        { label: 'NIP', value: '123' },
        { label: 'Warna', value: 'hijau' },
      ],
    });
  });

  it('of Outlook and Roundcube, with semicolons, too', () => {
    const outlook = table(
      'Title;First Name;Last Name;Company;Job Title;Business Street;Business City;Home Phone;Mobile Phone;E-mail Address;Categories;Notes;Hobby\n' +
        'Dr.;Budi;Santoso;PT Maju;Direktur;Jl. A 1;Jakarta;021 1;0813;budi@maju.id;Klien;"dua\nbaris";catur\n',
    );
    expect(cardOf(outlook.contacts[0]?.vcard)).toMatchObject({
      name: 'Dr. Budi Santoso',
      organization: 'PT Maju',
      title: 'Direktur',
      emails: [{ value: 'budi@maju.id' }],
      phones: [
        { type: 'home', value: '021 1' },
        { type: 'mobile', value: '0813' },
      ],
      postal: [{ type: 'work', street: 'Jl. A 1', city: 'Jakarta' }],
      note: 'dua\nbaris',
      custom: [{ label: 'Hobby', value: 'catur' }],
    });
    expect(outlook.contacts[0]?.groups).toEqual(['Klien']);
    const roundcube = table('name,email_home,email_work,phone_work,birthday\nAni,a@b.id,a@c.id,021,1990-08-17\n');
    expect(cardOf(roundcube.contacts[0]?.vcard)).toMatchObject({
      name: 'Ani',
      emails: [
        { type: 'home', value: 'a@b.id' },
        { type: 'work', value: 'a@c.id' },
      ],
      phones: [{ type: 'work', value: '021' }],
      birthday: '1990-08-17',
    });
  });

  it('with a quote that is never closed lose one line and nobody behind it', () => {
    const rows = Array.from({ length: 50 }, (_, at) => `Nama ${String(at)},n${String(at)}@b.id\n`);
    rows[20] = 'Rusak,"tak tertutup\n';
    const { contacts, faults } = table(`Name,Email\n${rows.join('')}`);
    expect(contacts).toHaveLength(49);
    expect(faults).toEqual([{ line: 22, why: 'quotes', text: 'Rusak,"tak tertutup' }]);
  });

  it('stay together wherever a stretch is cut, and lose the apostrophe that tamed a formula', () => {
    const text = 'Name,Email,Note\nAni,a@b.id,"satu\ndua"\nBudi,b@b.id,\'=1+1\nCitra,c@b.id,x\n';
    const all = Buffer.from(text);
    const task = { format: 'csv', headings: ['Name', 'Email', 'Note'], columns: ['name', 'email', 'note'] } as const;
    for (let cut = 1; cut < all.length; cut += 1) {
      const first = read(all.subarray(0, cut), { ...task, isLast: false });
      const rest = read(all.subarray(first.used), { ...task, line: 1 + first.lines });
      const found = [...first.contacts, ...rest.contacts].map(({ line, vcard }) => [line, cardOf(vcard).note]);
      expect(found).toEqual([
        [2, 'satu\ndua'],
        [4, '=1+1'],
        [5, 'x'],
      ]);
    }
  });
});

describe('entries of LDIF', () => {
  it('of Thunderbird, folded and in base64, with a group that names addresses', () => {
    const { contacts, faults } = read(
      Buffer.from(
        'dn: cn=Siti,mail=siti@contoh.id\nobjectclass: person\ncn:: U2l0aSBBbWluYWggw6k=\ngivenName: Siti\nsn: Aminah\nmail: siti@contoh.id\n' +
          'mozillaSecondEmail: s@b.id\nhomePhone: 021\nmozillaHomeStreet: Jl. Merdeka\n  1\nmozillaHomeLocalityName: Bandung\nbirthyear: 1985\nbirthmonth: 4\nbirthday: 12\n' +
          'jpegPhoto:: /9j/4AAQ\nfavoriteColor: hijau\nini rusak\nurl:< file:///etc/passwd\n\n# catatan\ndn: cn=Kelas\nobjectclass: groupOfNames\ncn: Kelas\nmember: cn=Siti,mail=siti@contoh.id\n',
      ),
      { format: 'ldif' },
    );
    expect(contacts).toHaveLength(2);
    expect(cardOf(contacts[0]?.vcard)).toMatchObject({
      name: 'Siti Aminah é',
      emails: [{ value: 'siti@contoh.id' }, { value: 's@b.id' }],
      phones: [{ type: 'home', value: '021' }],
      postal: [{ type: 'home', street: 'Jl. Merdeka 1', city: 'Bandung' }],
      birthday: '1985-04-12',
      custom: [{ label: 'favoriteColor', value: 'hijau' }],
    });
    expect(readContactPhoto(contacts[0]?.vcard ?? '')?.type).toBe('image/jpeg');
    expect(readGroupMembers(contacts[1]?.vcard ?? '')).toEqual(['mailto:siti@contoh.id']);
    expect(faults.map(({ line, why }) => [line, why])).toEqual([
      [17, 'attribute'],
      [18, 'attribute'],
    ]);
  });
});

it('hostile bytes of any kind end in people and faults, never in a failure', () => {
  const pieces = [
    'BEGIN:VCARD\n',
    'END:VCARD\n',
    'FN:x\n',
    '=\n',
    ' ',
    '"',
    ',',
    ':',
    ';',
    '\0',
    '\n',
    'dn: a\n',
    'ENCODING=QUOTED-PRINTABLE:=4',
    '\ud800',
    'N;BASE64:!\n',
  ];
  let seed = 7;
  const next = (most: number): number => (seed = (seed * 16_807) % 2_147_483_647) % most;
  for (let round = 0; round < 300; round += 1) {
    const bytes = Buffer.from(Array.from({ length: next(30) }, () => pieces[next(pieces.length)]).join(''));
    for (const format of ['vcard', 'csv', 'ldif'] as const)
      for (const isLast of [true, false]) {
        const { used, contacts } = read(bytes, { format, isLast, columns: ['name', 'email'] });
        expect(used).toBeLessThanOrEqual(bytes.length);
        expect(isLast ? used : bytes.length).toBe(bytes.length);
        for (const { vcard } of contacts) expect(vcard.startsWith('BEGIN:VCARD\r\n')).toBe(true);
      }
  }
});
