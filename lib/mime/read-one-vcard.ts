import type { BodyPart } from '#lib/mail/body-part.ts';
import type { FoundContact } from '#lib/mail/contact-file.ts';
import { decodeText } from './decode-text.ts';
import { runContactReader } from './read-contact-file.ts';

const BEGIN = /^(?=\ufeff?BEGIN[ \t]*:[ \t]*VCARD[ \t]*$)/im;

/**
 * A card of a vCard part with all its lines, as an import would take it; `undefined` when there is none at this place, or it tells of nobody.
 *
 * @param bytes the whole part, in its transfer encoding.
 * @param at as `readVcards` counts.
 * @throws AppError message.unreadable: too slow or too much memory | server.busy
 */
export async function readOneVcard(
  owner: string,
  bytes: Buffer,
  part: Pick<BodyPart, 'parameters' | 'encoding' | 'type'>,
  at: number,
): Promise<FoundContact | undefined> {
  const cards = decodeText(bytes, part).text.replace(/\r\n?/g, '\n').split(BEGIN);
  const card = (BEGIN.test(cards[0] ?? '') ? cards : cards.slice(1))[at];
  if (card === undefined) return undefined;
  const task = { charset: '', isLast: true, line: 1, columns: [], headings: [], comma: ',' };
  const { contacts } = await runContactReader(owner, { ...task, format: 'vcard', bytes: Buffer.from(card) });
  return contacts[0];
}
