import { faultText, type ContactFault, type FoundContact } from '#lib/mail/contact-file.ts';
import { readGroupMembers } from '#lib/mail/contact-group.ts';
import { escapeText, foldLine, splitComponents } from '#lib/mail/content-lines.ts';
import { readContactCard } from '#lib/mail/read-contact-card.ts';
import { readVcardProperties, type VcardProperty } from '#lib/mail/vcard-properties.ts';
import { isOldLine, modernVcardLine } from './modern-vcard-line.ts';
import type { StretchTask, TextStretch } from './read-contact-stretch.ts';

/** Largest card: pictures make cards big, but not this big. */
const LARGEST = 2_000_000;
const CONTROLS = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g;
const QUOTED = /^[^\n:]{0,300}QUOTED-PRINTABLE[^\n:]{0,300}:/i;

interface OpenCard {
  readonly line: number;
  readonly start: number;
  /** Unfolded where the version folds in its own way; each with its end. */
  readonly lines: string[];
  size: number;
}

/** Cards of a vCard file (2.1, 3.0 and 4.0): those of 3.0 and 4.0 to the letter, those of 2.1 rewritten as 3.0. Every line that is not taken is a fault. */
export function readVcardContacts(
  text: string,
  { line: first, isLast }: Pick<StretchTask, 'line' | 'isLast'>,
): TextStretch {
  const contacts: FoundContact[] = [];
  const faults: ContactFault[] = [];
  let open: OpenCard | undefined;
  let isOutside = false; // a run of lines between cards is one fault
  const close = (card: OpenCard): void => {
    if (card.size > LARGEST)
      return void faults.push({ line: card.line, why: 'long', text: faultText(card.lines[0] ?? '') });
    const found = finish(card.lines);
    if (found) contacts.push({ line: card.line, ...found });
    else faults.push({ line: card.line, why: 'nobody', text: faultText(card.lines.join(' ')) });
  };
  const unfinished = (card: OpenCard): void => {
    faults.push({ line: card.line, why: 'unfinished', text: faultText(card.lines[0] ?? '') });
    close(card);
  };
  let line = first;
  let at = 0;
  while (at < text.length) {
    const end = endOfLine(text, at);
    const raw = text.slice(at, end);
    const here = line;
    line += raw.split('\n').length - 1;
    const word = /^\ufeff?\s*(BEGIN|END)\s*:\s*VCARD\s*$/i.exec(raw)?.[1]?.toUpperCase();
    if (word === 'BEGIN') {
      if (open) unfinished(open);
      open = { line: here, start: at, lines: [], size: 0 };
      isOutside = false;
    } else if (word === 'END' && open) {
      close(open);
      open = undefined;
    } else if (raw.trim() !== '') {
      const plain = raw.replace(CONTROLS, '');
      if (!open) {
        if (!isOutside) faults.push({ line: here, why: 'outside', text: faultText(plain) });
        isOutside = true;
      } else if (!plain.includes(':')) faults.push({ line: here, why: 'property', text: faultText(plain) });
      else {
        if (plain !== raw) faults.push({ line: here, why: 'controls', text: faultText(plain) });
        open.size += plain.length;
        if (open.size <= LARGEST) open.lines.push(`${plain.replace(/\r?\n$/, '').replace(/\r?\n/g, '\r\n')}\r\n`);
      }
    }
    at = end;
  }
  if (open && (isLast || text.length - open.start > LARGEST)) unfinished(open);
  else if (open) return { contacts, faults, usedText: open.start };
  return { contacts, faults, usedText: text.length };
}

/** Behind the line and what belongs to it: folded lines, and lines of quoted-printable that end with `=`. */
function endOfLine(text: string, from: number): number {
  let end = behind(text, from);
  if (QUOTED.test(text.slice(from, Math.min(end, from + 700))))
    while (end < text.length && /=\r?\n$/.test(text.slice(end - 3, end))) end = behind(text, end);
  while (text[end] === ' ' || text[end] === '\t') end = behind(text, end);
  return end;
}

const behind = (text: string, from: number): number => {
  const end = text.indexOf('\n', from);
  return end < 0 ? text.length : end + 1;
};

/** The card of these lines, with the name that every card needs; `undefined` when it tells of nobody. */
function finish(lines: readonly string[]): Omit<FoundContact, 'line'> | undefined {
  const version = lines.map((one) => /^VERSION\s*:\s*(\S+)/i.exec(one)?.[1]).find(Boolean);
  const isOld = version === '2.1' || version === undefined;
  const modern = lines.map((one) => (isOld || isOldLine(one) ? modernVcardLine(one, isOld) : one));
  const body = version === undefined ? ['VERSION:3.0\r\n', ...modern] : modern;
  const properties = readVcardProperties(body.join(''));
  const wrapped = (more: readonly string[]): string => ['BEGIN:VCARD\r\n', ...body, ...more, 'END:VCARD\r\n'].join('');
  const card = readContactCard(wrapped([]));
  const isGroup = readGroupMembers(wrapped([])) !== undefined;
  const name = properties.some((one) => one.name === 'FN' && one.value.trim() !== '') ? '' : nameOf(properties);
  const someone = card.name || name || card.emails[0]?.value || card.phones[0]?.value || card.organization;
  if (!someone) return undefined;
  const groups = properties.filter((one) => one.name === 'CATEGORIES').flatMap((one) => splitList(one.value));
  const hasName = properties.some((one) => one.name === 'FN');
  return {
    vcard: wrapped(hasName ? [] : [foldLine(`FN:${escapeText(someone)}`)]),
    groups: isGroup ? [] : [...new Set(groups)],
  };
}

/** As N puts it together: prefix, given, middle, family name, suffix. */
function nameOf(properties: readonly VcardProperty[]): string {
  const [family = '', given = '', middle = '', prefix = '', suffix = ''] = splitComponents(
    properties.find((one) => one.name === 'N')?.value ?? '',
  );
  return [prefix, given, middle, family, suffix]
    .map((part) => part.trim())
    .filter(Boolean)
    .join(' ');
}

/** Values between commas that are not escaped. */
const splitList = (value: string): string[] =>
  splitComponents(value.replace(/\\[\s\S]|[,;]/g, (mark) => (mark === ',' ? ';' : mark === ';' ? '\\;' : mark)))
    .map((one) => one.trim())
    .filter(Boolean);
