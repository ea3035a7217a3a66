import type { InputOf, OutputOf, mergeContacts as endpoint } from '#lib/contract/index.ts';
import { AppError } from '#lib/errors.ts';
import type { AccountAccess } from '#lib/mail/account-access.ts';
import type { ContactCard } from '#lib/mail/contact-card.ts';
import { readUid, writeGroupCard } from '#lib/mail/contact-group.ts';
import { mergeContactCards } from '#lib/mail/merge-contact-cards.ts';
import { readContactCard, readOtherProperties } from '#lib/mail/read-contact-card.ts';
import { store, type Contact } from '#lib/store/index.ts';
import { forgetPeople } from './known-people.ts';
import { newId } from './new-id.ts';
import { tellServers } from './tell-servers.ts';

/** What one card would say that is made of several. */
export interface MergePreview {
  /** The cards as they are; the first one is the one that stays. */
  readonly cards: readonly { readonly id: string; readonly card: ContactCard }[];
  readonly result: ContactCard;
  /** How many other properties it keeps. */
  readonly others: number;
}

/** Looks at what merging would do. @throws AppError input.no_selection (fewer than two are there) */
export async function previewMerge(actor: AccountAccess, ids: readonly string[]): Promise<MergePreview> {
  const cards = await read(actor, ids);
  const vcard = joined(cards);
  return {
    cards: cards.map((one) => ({ id: one.id, card: readContactCard(one.vcard) })),
    result: readContactCard(vcard),
    others: readOtherProperties(vcard).length,
  };
}

/**
 * Makes one card of several: the first one takes in all that the others say besides, is in all of their groups, and they are deleted.
 * Can be taken back (`undoContacts`).
 *
 * @throws AppError input.no_selection (fewer than two are there) | book.read_only
 */
export async function mergeContacts(
  actor: AccountAccess,
  { id: ids, first }: Pick<InputOf<typeof endpoint>, 'id' | 'first'>,
): Promise<OutputOf<typeof endpoint>> {
  const { contacts } = store();
  const cards = await read(actor, first === '' ? ids : [first, ...ids.filter((one) => one !== first)]);
  const [stays, ...others] = cards;
  if (!stays) throw new AppError('input.no_selection');
  const tell = await tellServers(actor.account, cards);
  const change = newId();
  const uid = readUid(stays.vcard);
  for (const other of others)
    for (const group of await contacts.groups(actor.account, other.id))
      await contacts.rewrite(actor.account, change, group.id, (vcard) =>
        writeGroupCard(vcard, '', { add: [uid], remove: [readUid(other.vcard)] }),
      );
  await contacts.edit(actor.account, change, [
    { id: stays.id, vcard: joined(cards) },
    ...others.map(({ id }) => ({ id, vcard: null })),
  ]);
  if (!stays.favourite && others.some((one) => one.favourite)) await contacts.favour(actor.account, stays.id, true);
  forgetPeople(actor.account);
  tell();
  return { id: stays.id, change };
}

async function read(actor: AccountAccess, ids: readonly string[]): Promise<readonly Contact[]> {
  const cards = await store().contacts.getMany(actor.account, [...new Set(ids)]);
  if (cards.length < 2) throw new AppError('input.no_selection');
  return cards;
}

const joined = (cards: readonly Contact[]): string =>
  cards.map(({ vcard }) => vcard).reduce((all, vcard) => mergeContactCards(all, vcard));
