/** What the lines below somebody's text say about them. One line each, hostile. */
export interface SignatureFacts {
  readonly title: string;
  readonly organization: string;
  /** Besides the one that the message came from. */
  readonly addresses: readonly string[];
  /** With a kind of `CARD_TYPES`, `''` where nothing says. */
  readonly phones: readonly { readonly type: string; readonly value: string }[];
  readonly websites: readonly string[];
  /** Lines that are none of that, as a postal address. */
  readonly rest: readonly string[];
}

/** Lines that are looked at, and characters of each. */
const LINES = 15;
const LENGTH = 200;
const ADDRESS = /[^\s<>()[\]|:;,"]{1,64}@[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63})+/gi;
const WEBSITE = /(?:https?:\/\/|www\.)[^\s<>"|]+/gi;
const PHONE = /(?:\+|\(?\b0)[\d(][\d\s().\-/]{5,22}\d/g;
const KINDS = [
  ['fax', /\b(?:fax|faks)/i],
  ['mobile', /\b(?:mobile|cell|hp|wa|whatsapp|handphone|ponsel|m)\b/i],
  ['work', /\b(?:office|work|kantor|tel|telp|telepon|phone|t|p)\b/i],
] as const;
const COMPANY =
  /\b(?:PT|CV|Tbk|Inc|Ltd|LLC|GmbH|AG|Corp|Company|Group|Bank|Universit\w*|Institut\w*|Sekolah|School|SD|SMP|SMA|SMK|Dinas|Kementerian|Ministry|Yayasan|Foundation|Koperasi|Hotel|Hospital|Rumah Sakit|Puskesmas)\b/;

const OFFICE =
  /\b(?:Kepala|Wakil|Ketua|Manager|Manajer|Direktur|Director|Guru|Dosen|Head|Chief|Officer|Staf|Staff|Sekretaris|Secretary|Bendahara|Engineer|Konsultan|Consultant)\b/;

/**
 * The signature block of a message: what stands below the last `-- ` (RFC 3676 §4.3) of its own text, else from the last line on that is
 * the sender's name. Guesses, for a form that its reader looks at before anything is kept; nothing where there is no such block.
 *
 * @param text plain, LF line ends.
 */
export function readSignature(
  text: string,
  sender: { readonly name: string; readonly address: string },
): SignatureFacts {
  const found = { title: '', organization: '', addresses: new Set<string>(), websites: new Set<string>() };
  const phones = new Map<string, string>();
  const rest: string[] = [];
  for (const line of block(text, sender.name)) {
    const addresses = line.match(ADDRESS) ?? [];
    const websites = line.replace(ADDRESS, ' ').match(WEBSITE) ?? [];
    for (const one of addresses)
      if (one.toLowerCase() !== sender.address.toLowerCase()) found.addresses.add(one.toLowerCase());
    for (const one of websites) found.websites.add(one.replace(/[.,;)\]]+$/, ''));
    let before = 0;
    const numbers = [...line.replace(ADDRESS, ' ').replace(WEBSITE, ' ').matchAll(PHONE)];
    for (const { 0: number, index } of numbers) {
      const label = line.slice(before, index);
      before = index + number.length;
      const value = number.trim();
      if (!phones.has(value)) phones.set(value, KINDS.find(([, word]) => word.test(label))?.[0] ?? '');
    }
    if (addresses.length + websites.length + numbers.length > 0 || fold(line) === fold(sender.name)) continue;
    if (found.organization === '' && COMPANY.test(line) && (found.title !== '' || !OFFICE.test(line)))
      found.organization = line;
    else if (found.title === '' && rest.length === 0 && !/\d/.test(line)) found.title = line;
    else rest.push(line);
  }
  const { title, organization } = found;
  return {
    title,
    organization,
    addresses: [...found.addresses],
    websites: [...found.websites],
    phones: [...phones].map(([value, type]) => ({ type, value })),
    rest,
  };
}

/** Its lines without marks around them, none of them empty. */
function block(text: string, name: string): readonly string[] {
  const lines = text.split('\n');
  const isQuoted = (line: string): boolean => line.startsWith('>');
  const mark = lines.findLastIndex((line) => /^-- ?$/.test(line));
  const from = mark >= 0 ? mark : name.trim() === '' ? -1 : lines.findLastIndex((line) => fold(line) === fold(name));
  if (from < 0) return [];
  const below = lines.slice(from + 1);
  const end = below.findIndex((line) => isQuoted(line) || /^-{3,}/.test(line));
  return (end < 0 ? below : below.slice(0, end))
    .map((line) =>
      line
        .slice(0, LENGTH)
        .replace(/\s+/g, ' ')
        .replace(/^[\s*_|•·–—-]+|[\s*_|•·–—,-]+$/g, ''),
    )
    .filter((line) => line !== '')
    .slice(0, LINES);
}

const fold = (line: string): string =>
  line
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
