import { foldLine } from './content-lines.ts';

/** For tests: cards with what phones, webmails and directories write, and with what nobody knows. Folded as RFC 6350 §3.2 says, CRLF. */
const card = (...lines: string[]): string =>
  ['BEGIN:VCARD', ...lines, 'END:VCARD'].map((line) => foldLine(line).replace(/\r?\n$/, '')).join('\r\n') + '\r\n';

/** 3 kB that are no text: every octet. */
const PICTURE = Buffer.from(Array.from({ length: 3000 }, (_, at) => (at * 7) % 256)).toString('base64');
const LONG = 'Catatan panjang 中文の長い行です 🌿 dengan emoji 👩‍👩‍👧\\, tanda koma dan baris\\n'.repeat(4);

/** vCard 3.0 (RFC 2426) with Apple's groups. */
export const RICH_3 = card(
  'VERSION:3.0',
  'PRODID:-//Apple Inc.//iOS 17//EN',
  'UID:rich-3',
  'N:العربي;نص;;د.;',
  'FN:د. نص العربي ‏(שלום)‏',
  'NICKNAME:Iti,Ibu Guru',
  'ORG:SMK 1\\; Jurusan;Tata Usaha',
  'TITLE:Guru\\, wali kelas',
  'ROLE:Bendahara',
  'item1.EMAIL;TYPE=INTERNET:siti@contoh.id',
  'item1.X-ABLABEL:_$!<Work>!$_',
  'EMAIL;TYPE=HOME;TYPE=pref:siti@rumah.id',
  'item2.TEL:+62 812-3456-789',
  'item2.X-ABLABEL:Rumah “Ibu”',
  'TEL;TYPE=FAX,WORK:021-1',
  'item3.ADR;TYPE=HOME:PO 1;Lt. 2;Jl. Merdeka 1\\nRT 2;Bandung;Jawa Barat;40111;Indonesia',
  'item3.X-ABADR:id',
  'item4.X-ABRELATEDNAMES:Budi',
  'item4.X-ABLABEL:_$!<Spouse>!$_',
  'LABEL;TYPE=HOME:Jl. Merdeka 1\\nBandung',
  'URL:https://contoh.id/a?b=c&d=1#e',
  'BDAY:1985-04-12',
  'GEO:-6.9;107.6',
  'TZ:+07:00',
  'CATEGORIES:Guru,Kelas A\\, B',
  'CLASS:PRIVATE',
  'SORT-STRING:Aminah',
  'REV:2026-11-22T10:00:00Z',
  `NOTE:${LONG}`,
  `PHOTO;ENCODING=b;TYPE=JPEG:${PICTURE}`,
  `KEY;ENCODING=b:${PICTURE.slice(0, 400)}`,
  'IMPP;X-SERVICE-TYPE=XMPP:xmpp:siti@contoh.id',
  'X-SOCIALPROFILE;TYPE=twitter:https://x.test/siti',
  'X-PHONETIC-LAST-NAME:Aminah',
  'X-UNKNOWN;X-P="a:b;c,d":nilai\\, tetap\\nada',
  'X-UNKNOWN:lagi',
  'X-EMPTY:',
);

/** vCard 4.0 (RFC 6350). */
export const RICH_4 = card(
  'VERSION:4.0',
  'UID:urn:uuid:4fbe8971-0bc3-424c-9c26-36c3e1eff6b1',
  'KIND:individual',
  'FN;LANGUAGE=id:Budi Santoso',
  'FN;LANGUAGE=ar;ALTID=1:بودي',
  'N;SORT-AS="Santoso,Budi":Santoso;Budi;;;',
  'GENDER:M',
  'ANNIVERSARY:20140612',
  'BDAY:--0412',
  'EMAIL;TYPE=work;PREF=1:budi@contoh.id',
  'TEL;VALUE=uri;TYPE="voice,home":tel:+62-21-1;ext=5',
  'ADR;TYPE=home;LABEL="Jl. Merdeka 1^nBandung":;;Jl. Merdeka 1;Bandung;;40111;Indonesia',
  'GEO:geo:-6.9\\,107.6',
  'LANG;PREF=1:id',
  'RELATED;TYPE=friend:urn:uuid:1',
  'CLIENTPIDMAP:1;urn:uuid:53e374d9-337e-4727-8803-a1e9c14e0556',
  'SOURCE:https://contoh.id/budi.vcf',
  'XML:<x xmlns="urn:x">y</x>',
  `PHOTO:data:image/jpeg;base64,${PICTURE}`,
  'KEY;MEDIATYPE=application/pgp-keys:https://contoh.id/key.asc',
  'item1.URL:https://contoh.id/',
  'item1.X-ABLABEL:Toko',
  `NOTE:${LONG}`,
  'SOCIALPROFILE;SERVICE-TYPE=Mastodon:https://m.test/@budi',
  'X-TUPAI-FIELD;X-LABEL="NIP":123',
  'X-UNKNOWN;X-P="a:b;c,d":nilai\\, tetap\\nada',
  'X-EMPTY:',
);
