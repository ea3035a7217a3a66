import type { InputOf, OutputOf, keepCard as endpoint } from '#lib/contract/index.ts';
import { AppError } from '#lib/errors.ts';
import type { AccountAccess } from '#lib/mail/account-access.ts';
import { readOneVcard } from '#lib/mime/index.ts';
import { cardParts } from './card-parts.ts';
import { ImportedCards } from './imported-cards.ts';
import { forgetPeople } from './known-people.ts';
import { loadMessage } from './load-message.ts';
import { newId } from './new-id.ts';
import { partBytes } from './part-bytes.ts';
import { toMessageRef } from './to-message-ref.ts';

/** Octets of a part as sent: a picture makes a card large, and only the first cards are shown. */
const MOST = 3_000_000;

/**
 * Keeps a person of a card that came with a message, with every line of it; somebody who is in the book already is completed by what is new.
 *
 * @throws AppError part.missing (no such card) | message.gone | mailbox.* | imap.*
 */
export async function keepCard(
  actor: AccountAccess,
  input: InputOf<typeof endpoint>,
): Promise<OutputOf<typeof endpoint>> {
  const { part, at } = input;
  const message = await loadMessage(actor, toMessageRef(actor, input));
  const cards = message.body ? cardParts(message.body).vcards : [];
  const found = cards.find((one) => one.part === part);
  if (!found) throw new AppError('part.missing');
  const card = await readOneVcard(actor.account, await partBytes(actor, message, found, MOST), found, at);
  if (!card) throw new AppError('part.missing');
  const change = newId();
  const taken = new ImportedCards(actor, change, { duplicates: 'merge', groups: false, group: '', newGroup: '' });
  await taken.take(card);
  await taken.finish();
  forgetPeople(actor.account);
  const { added, merged } = taken.counts;
  return added + merged === 0 ? { did: 'known', change: '' } : { did: added > 0 ? 'added' : 'completed', change };
}
