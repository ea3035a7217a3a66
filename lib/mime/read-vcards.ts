import type { BodyPart } from '#lib/mail/body-part.ts';
import { readContentLines, splitComponents, unescapeText, type ContentLine } from '#lib/mail/content-lines.ts';
import { cutText } from '#lib/mail/cut-text.ts';
import { oneLine } from '#lib/mail/format-address.ts';
import { wireAddress } from '#lib/mail/wire-address.ts';
import { decodeText } from './decode-text.ts';
import { decodeTransferBytes } from './decode-transfer.ts';

/** A person as a vCard tells of them. Hostile text, cut, on one line each. */
export interface CardPerson {
  /** The how manieth card of the part, from 0. */
  readonly at: number;
  readonly name: string;
  readonly organization: string;
  readonly title: string;
  /** Only those that mail can go to. */
  readonly addresses: string[];
  readonly phones: string[];
}

const MOST = 20;

/** The people in a vCard part (RFC 6350, RFC 2426, and vCard 2.1 with its quoted-printable); at most 20, none without a name, address or number. One that is cut off tells what it can. */
export function readVcards(bytes: Buffer, part: Pick<BodyPart, 'parameters' | 'encoding' | 'type'>): CardPerson[] {
  const { text } = decodeText(bytes, part);
  // vCard 2.1 breaks quoted-printable lines with "=" and no blank at the beginning of the next one.
  const joined = text.replace(/^([^\n:]{0,200}QUOTED-PRINTABLE[^\n:]{0,200}:(?:[^\n]*=\n)+)/gim, (run) =>
    run.replaceAll('=\n', ''),
  );
  const people: CardPerson[] = [];
  let lines: ContentLine[] = [];
  let at = -1;
  const close = (): void => {
    const person = toPerson(lines, at);
    if (person && people.length < MOST) people.push(person);
    lines = [];
  };
  for (const line of readContentLines(joined)) {
    const word = line.value.trim().toUpperCase();
    if (line.name === 'BEGIN' && word === 'VCARD') {
      lines = [];
      at += 1;
    } else if (line.name === 'END' && word === 'VCARD') close();
    else lines.push(line);
  }
  if (at >= 0) close();
  return people;
}

function toPerson(lines: readonly ContentLine[], at: number): CardPerson | undefined {
  const values = (name: string): string[] => lines.filter((one) => one.name === name).map(plain);
  const first = (name: string): string => values(name)[0] ?? '';
  const parts = splitComponents(lines.find((one) => one.name === 'N')?.value ?? '').map(short);
  const [family = '', given = '', middle = ''] = parts;
  const addresses = values('EMAIL').flatMap((one) => wireAddress(one) ?? []);
  const person: CardPerson = {
    at,
    name: first('FN') || [given, middle, family].filter(Boolean).join(' '),
    organization: short(first('ORG').replaceAll(';', ', ')),
    title: first('TITLE'),
    addresses: [...new Set(addresses)].slice(0, MOST),
    phones: [...new Set(values('TEL').map((one) => one.replace(/^tel:/i, '')))].filter(Boolean).slice(0, MOST),
  };
  return person.name || person.addresses.length > 0 || person.phones.length > 0 ? person : undefined;
}

function plain({ parameters, value }: ContentLine): string {
  const encoding = `${parameters.get('ENCODING') ?? ''} ${parameters.get('TYPE') ?? ''}`;
  const decoded = /QUOTED-PRINTABLE/i.test(encoding)
    ? decodeTransferBytes(Buffer.from(value, 'latin1'), 'quoted-printable').toString('utf8')
    : value;
  return short(unescapeText(decoded));
}

const short = (text: string): string => cutText(oneLine(text), 200);
