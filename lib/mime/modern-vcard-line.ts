import { escapeText, foldLine, splitOutside, valueStart } from '#lib/mail/content-lines.ts';
import { decodeCharset } from './charset.ts';
import { decodeTransferBytes } from './decode-transfer.ts';

/** Whether a line of a card of 3.0 or 4.0 is written as only 2.1 may. */
export const isOldLine = (raw: string): boolean => /^[^:]{0,400};(?:ENCODING=)?QUOTED-PRINTABLE[;:]/i.test(raw);

/** Values that are no text: as they stand. */
const NO_TEXT = /^(?:PHOTO|LOGO|SOUND|KEY|URL|UID|REV|BDAY|GEO|TZ|VERSION|SOURCE|TEL|EMAIL|MAILER|CLASS)$/;
const STRUCTURED = /^(?:N|ADR|ORG)$/;

/**
 * A line of vCard 2.1 as 3.0 writes it: quoted-printable and its charset undone, kinds under TYPE, `BASE64` as `b`, text with the escapes
 * of 3.0. Everything it says stays. `isText21`: the value has the escapes of 2.1 (only `\;`), which must be written anew.
 */
export function modernVcardLine(raw: string, isText21: boolean): string {
  const line = raw
    .replace(/=\r?\n(?![ \t])/g, '=\n')
    .replace(/\r?\n[ \t]+/g, '')
    .replace(/\r?\n$/, '');
  const colon = valueStart(line);
  if (colon < 0) return raw;
  const [head = '', ...parameters] = splitOutside(line.slice(0, colon), ';');
  const name = head
    .slice(head.lastIndexOf('.') + 1)
    .trim()
    .toUpperCase();
  if (name === 'VERSION') return isText21 ? 'VERSION:3.0\r\n' : raw;
  let charset = '';
  let encoding = '';
  const kept: string[] = [];
  for (const one of parameters) {
    const [, key = '', value = ''] = /^\s*(?:([\w-]+)\s*=)?\s*(.*?)\s*$/s.exec(one) ?? [];
    const named = key.toUpperCase();
    if (named === 'CHARSET') charset = value;
    else if ((named === 'ENCODING' || named === '') && /^(?:QUOTED-PRINTABLE|BASE64|B|7BIT|8BIT)$/i.test(value))
      encoding = value.toUpperCase();
    else if (value !== '') kept.push(named === '' || named === 'TYPE' ? `TYPE=${value}` : `${named}=${value}`);
  }
  const isBinary = encoding === 'BASE64' || encoding === 'B';
  const value = line.slice(colon + 1);
  const plain =
    encoding === 'QUOTED-PRINTABLE'
      ? decodeCharset(decodeTransferBytes(Buffer.from(value), 'quoted-printable'), charset).text
      : value;
  const written = isBinary ? value.replace(/\s/g, '') : write(name, plain, isText21);
  return foldLine(`${[head.trim(), ...(isBinary ? ['ENCODING=b'] : []), ...kept].join(';')}:${written}`);
}

function write(name: string, plain: string, isText21: boolean): string {
  if (NO_TEXT.test(name)) return plain.replace(/[\r\n]+/g, ' ').trim();
  if (!isText21) return plain.replace(/\r\n?|\n/g, '\\n');
  // 2.1 knows `\;` alone, but many programs write the escapes of 3.0 into it.
  const parts = STRUCTURED.test(name) ? plain.split(/(?<!\\);/) : [plain];
  return parts
    .map((part) => escapeText(part.replace(/\\([;,n])/gi, (_, mark: string) => (/n/i.test(mark) ? '\n' : mark))))
    .join(';');
}
