import type { Address } from '../mail/address.ts';
import type { BodyPart } from '../mail/body-part.ts';
import { chooseBody } from '../mail/choose-body.ts';
import type { SearchTerm } from '../mail/search-query.ts';
import type { FixedRow } from './row-cache.ts';

/** Whether the row of a message is needed to tell if a term fits: SEARCH knows no attachments and no decoded file names. */
export const needsRow = (term: SearchTerm): boolean =>
  (term.type === 'has' && term.what === 'attachment') || (term.type === 'text' && term.field === 'filename');

/**
 * Whether a term that looks at envelope or structure fits a message, as the server would say: a part of the text, in any
 * case of letters. `undefined` for what a row does not tell.
 */
export function matchRow(term: SearchTerm, { envelope, structure }: FixedRow): boolean | undefined {
  const { from, to, cc, bcc, subject } = envelope;
  const people = (wanted: string, ...lists: (readonly Address[])[]): boolean =>
    lists.flat().some(({ name, address }) => holds(name, wanted) || holds(address, wanted));
  if (term.type === 'words') return holds(subject, term.words) || people(term.words, from, to, cc);
  if (term.type === 'has') return term.what === 'attachment' ? chooseBody(structure).attachments.length > 0 : undefined;
  if (term.type !== 'text') return undefined;
  const { field, text } = term;
  if (field === 'subject') return holds(subject, text);
  if (field === 'filename') return fileNames(structure).some((name) => holds(name, text));
  const lists = { from: [from], to: [to, cc], cc: [cc], bcc: [bcc], with: [from, to, cc, bcc] };
  return field in lists ? people(text, ...lists[field as keyof typeof lists]) : undefined;
}

const fold = (text: string): string => text.normalize('NFC').toLowerCase();
const holds = (text: string, wanted: string): boolean => fold(text).includes(fold(wanted));

function fileNames(structure: BodyPart | null): string[] {
  const names: string[] = [];
  const parts = structure ? [structure] : [];
  for (let part = parts.pop(); part; part = parts.pop()) {
    if (part.filename !== '') names.push(part.filename);
    parts.push(...part.children);
  }
  return names;
}
