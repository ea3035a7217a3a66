import { isAppError } from '#lib/errors.ts';
import type { AccountAccess } from '#lib/mail/account-access.ts';
import { decodeMailboxKey } from '#lib/mail/mailbox-key.ts';
import { decodeMessageKey } from '#lib/mail/message-ref.ts';
import { readSignature } from '#lib/mail/read-signature.ts';
import { loadMessage } from './load-message.ts';
import { readTextBody } from './read-text-body.ts';
import { toMessageRef } from './to-message-ref.ts';

export interface SenderView {
  /** Of the form of a card. */
  readonly fields: Readonly<Record<string, string | readonly string[]>>;
  /** There was a signature block. */
  readonly isGuessed: boolean;
}

/** Octets of the text, as sent: below that stand quotes. */
const MOST = 64 * 1024;

/**
 * What a message tells of its sender, as fields of the form of a card: what stands in the signature block is guessed, and the person looks
 * at it before it is kept. The message stays unread. Nothing where there is no such message any more.
 *
 * @param where both as they stand in addresses of pages.
 */
export async function readSender(
  actor: AccountAccess,
  where: { readonly mailbox: string; readonly message: string },
): Promise<SenderView> {
  const [path, key] = [decodeMailboxKey(where.mailbox), decodeMessageKey(where.message)];
  if (path === undefined || key === undefined) return NOTHING;
  try {
    const message = await loadMessage(actor, toMessageRef(actor, { mailbox: path, message: key }));
    const { name = '', address = '' } = message.opened.envelope.from[0] ?? {};
    const { text } = await readTextBody(actor, message, undefined, MOST);
    const facts = readSignature(text, { name, address });
    const { title, organization, phones, websites, rest } = facts;
    const fields = {
      name,
      addresses: [address, ...facts.addresses].filter(Boolean).join('\n'),
      title,
      organization,
      phone: phones.map(({ value }) => value),
      phoneType: phones.map(({ type }) => type),
      website: websites,
      websiteType: websites.map(() => ''),
      note: rest.join('\n'),
    };
    return {
      fields,
      isGuessed: [title, organization, ...facts.addresses, ...websites, ...rest, ...fields.phone].some(Boolean),
    };
  } catch (error) {
    if (isAppError(error)) return NOTHING; // gone, or not to be had now: the name and address of the link do
    throw error;
  }
}

const NOTHING: SenderView = { fields: {}, isGuessed: false };
