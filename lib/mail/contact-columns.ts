/** What a column of a table (or an attribute of LDIF) says of a person, besides kind (`email.home`) where it has one. */
const PLAIN = [
  'skip',
  'custom',
  'type',
  'name',
  'given',
  'family',
  'middle',
  'prefix',
  'suffix',
  'nickname',
  'organization',
  'department',
  'title',
  'birthday',
  'birthYear',
  'birthMonth',
  'birthDay',
  'note',
  'groups',
] as const;
const KINDS = {
  email: ['', 'home', 'work', 'other'],
  phone: ['', 'home', 'work', 'mobile', 'fax', 'pager', 'main', 'other'],
  website: ['', 'home', 'work'],
  street: ['', 'home', 'work', 'other'],
  city: ['', 'home', 'work', 'other'],
  region: ['', 'home', 'work', 'other'],
  code: ['', 'home', 'work', 'other'],
  country: ['', 'home', 'work', 'other'],
} as const;

/** All meanings that a person may choose among. `skip` leaves a column out, `custom` keeps it as a field under its heading, `type` says the kind of the columns behind it. */
export const COLUMN_TARGETS: readonly string[] = [
  ...PLAIN,
  ...Object.entries(KINDS).flatMap(([what, kinds]) => kinds.map((kind) => (kind === '' ? what : `${what}.${kind}`))),
];

/** What the headings of Google, Outlook, Thunderbird, Roundcube and plain tables mean, each in its place; `custom` for one nobody knows. */
export function guessColumns(headings: readonly string[]): string[] {
  const words = headings.map(plain);
  const isOutlook = words.includes('job title');
  return words.map((heading) => {
    if (heading === '') return 'skip';
    if (heading === 'title') return isOutlook ? 'prefix' : 'title'; // Outlook's "Title" is Mr. or Dr.
    const known = RULES.find(([pattern]) => pattern.test(heading))?.[1];
    if (known !== undefined) return known;
    const part = PARTS.find(([pattern]) => pattern.test(heading))?.[1];
    if (part === undefined) return 'custom';
    const kind = kindOf(heading);
    const target = kind === '' ? part : `${part}.${kind}`;
    return COLUMN_TARGETS.includes(target) ? target : part;
  });
}

const plain = (heading: string): string =>
  heading
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

const RULES: readonly (readonly [RegExp, string])[] = [
  [/^(?:e ?mail|phone|website|address|custom field|relation|event|im|organization) \d+ (?:type|label)$/, 'type'],
  [/^(?:custom field|relation|event|im) \d+ value$/, 'custom'],
  [/^address \d+ formatted$/, 'skip'],
  [/^(?:photo|phonetic .*|.* phonetic|.* yomi)$/, 'custom'],
  [/^(?:name|display name|full name|nama|nama lengkap)$/, 'name'],
  [/^(?:first|given|first name|given name|nama depan)$/, 'given'],
  [/^(?:last|surname|family|last name|family name|nama belakang)$/, 'family'],
  [/^(?:middle name|additional name|nama tengah)$/, 'middle'],
  [/^(?:name prefix|prefix)$/, 'prefix'],
  [/^(?:name suffix|suffix)$/, 'suffix'],
  [/^(?:nick ?name|nama panggilan)$/, 'nickname'],
  [
    /^(?:organi[sz]ation(?: \d+)? name|company(?: name)?|organi[sz]ation|work company|perusahaan|organisasi)$/,
    'organization',
  ],
  [/^(?:organi[sz]ation(?: \d+)? department|department|work dept)$/, 'department'],
  [/^(?:organi[sz]ation(?: \d+)? title|job ?title|work title|role|jabatan)$/, 'title'],
  [/^(?:birthday|date of birth|tanggal lahir)$/, 'birthday'],
  [/^birth year$/, 'birthYear'],
  [/^birth month$/, 'birthMonth'],
  [/^birth day$/, 'birthDay'],
  [/^(?:notes?|info|comments?|catatan)$/, 'note'],
  [/^(?:groups?|labels?|categories|category|group membership|grup)$/, 'groups'],
];

const PARTS: readonly (readonly [RegExp, string])[] = [
  [
    /^(?:(?:primary|secondary|home|work|business|other|alamat) )?(?:e ?mail|surel)(?: \d+)?(?: (?:address|value|home|work|other))?$/,
    'email',
  ],
  [/\b(?:phone|telephone|mobile|fax|pager|telepon|hp|ponsel|handphone|cell|callback)\b/, 'phone'],
  [/^(?:.* )?(?:web ?pages?|website|url|web|situs)(?: \d+)?(?: (?:value|home|work|other|blog|profile))?$/, 'website'],
  [/^(?:.* )?(?:postal|zip|post) ?code$|^(?:.* )?zip(?: code)?$|^(?:.* )?kode pos$/, 'code'],
  [/^(?:.* )?(?:city|locality|kota)$/, 'city'],
  [/^(?:.* )?(?:state|region|province|provinsi)$/, 'region'],
  [/^(?:.* )?(?:country|country region|negara)$/, 'country'],
  [/^(?:.* )?(?:street|address|po box|extended address|alamat)(?: \d+)?$/, 'street'],
];

function kindOf(heading: string): string {
  if (/\bfax\b/.test(heading)) return 'fax';
  if (/\b(?:mobile|hp|ponsel|handphone|cell)\b/.test(heading)) return 'mobile';
  if (/\bpager\b/.test(heading)) return 'pager';
  if (/\b(?:main|primary) (?:phone|number)\b|\bphone main\b/.test(heading)) return 'main';
  if (/\b(?:work|business|company)\b/.test(heading)) return 'work';
  if (/\bhome\b/.test(heading)) return 'home';
  return /\bother\b/.test(heading) ? 'other' : '';
}
