import { emailKey, nameKey, phoneKey } from '#lib/mail/contact-keys.ts';
import { readUid } from '#lib/mail/contact-group.ts';
import { readContactCard } from '#lib/mail/read-contact-card.ts';
import type { Contact } from '#lib/store/index.ts';

/**
 * The card among these that is the same person as the one of a file: the same UID or address; else the same name, with a number in common
 * or with nothing that tells the two apart. `undefined` when nobody is.
 */
export function samePerson(vcard: string, candidates: readonly Contact[]): Contact | undefined {
  const card = readContactCard(vcard);
  const uid = readUid(vcard);
  const emails = new Set(card.emails.map(({ value }) => emailKey(value)));
  const phones = new Set(card.phones.map(({ value }) => phoneKey(value)).filter(Boolean));
  const name = nameKey(card.name);
  const isSame = (one: Contact): boolean =>
    (uid !== '' && readUid(one.vcard) === uid) || one.addresses.some((address) => emails.has(emailKey(address)));
  return candidates.find(isSame) ?? candidates.find((one) => name !== '' && nameKey(one.name) === name && isAlike(one));

  function isAlike(one: Contact): boolean {
    const theirs = readContactCard(one.vcard).phones.map(({ value }) => phoneKey(value));
    if (theirs.some((phone) => phones.has(phone))) return true;
    return (emails.size === 0 && phones.size === 0) || (one.addresses.length === 0 && theirs.length === 0);
  }
}
