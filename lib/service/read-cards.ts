import type { MessageCards } from '#lib/contract/index.ts';
import type { AccountAccess } from '#lib/mail/account-access.ts';
import type { HeaderField } from '#lib/mail/header-field.ts';
import { readVcards } from '#lib/mime/index.ts';
import { CARD_BYTES, cardParts } from './card-parts.ts';
import { judgeMessage } from './judge-message.ts';
import { knownPeople } from './known-people.ts';
import type { LoadedMessage } from './load-message.ts';
import { partBytes } from './part-bytes.ts';
import { readInvitation } from './read-invitation.ts';
import { settingsOf } from './read-settings.ts';
import { readReport } from './read-report.ts';

const MOST_CONTACTS = 20;

/**
 * Everything the reader shows of a message between its header and its text.
 *
 * @param fields the whole header.
 * @param text as it is shown.
 */
export async function readCards(
  actor: AccountAccess,
  message: LoadedMessage,
  fields: readonly HeaderField[],
  text: () => string,
  signal?: AbortSignal,
): Promise<MessageCards> {
  const [people, settings, report, invitation, contacts] = await Promise.all([
    knownPeople(actor),
    settingsOf(actor.account),
    readReport(actor, message, fields, text, signal),
    readInvitation(actor, message, signal),
    readContacts(actor, message, signal),
  ]);
  return {
    ...judgeMessage(message, fields, people, settings.receipts),
    report,
    invitation,
    contacts,
  };
}

async function readContacts(
  actor: AccountAccess,
  message: LoadedMessage,
  signal?: AbortSignal,
): Promise<MessageCards['contacts']> {
  const parts = message.body ? cardParts(message.body).vcards : [];
  const read = parts.map(async (part) =>
    readVcards(await partBytes(actor, message, part, CARD_BYTES.vcard, signal), part).map((one) => ({
      part: part.part,
      ...one,
    })),
  );
  return (await Promise.all(read)).flat().slice(0, MOST_CONTACTS);
}
