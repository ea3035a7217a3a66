import type { InputOf, OutputOf, fillTemplate as endpoint } from '#lib/contract/index.ts';
import { AppError } from '#lib/errors.ts';
import type { Texts } from '#lib/i18n/index.ts';
import type { AccountAccess } from '#lib/mail/account-access.ts';
import { escapeHtml } from '#lib/mail/escape-html.ts';
import { fillPlaceholders, type PlaceholderValues } from '#lib/mail/fill-placeholders.ts';
import { oneLine } from '#lib/mail/format-address.ts';
import { parseAddressList } from '#lib/mail/parse-address-list.ts';
import { store } from '#lib/store/index.ts';
import { resolveIdentity } from './resolve-identity.ts';

/** Where the writer's day is, and how it is written. */
export type Clock = Pick<Texts, 'timeZone'> & Partial<Pick<Texts, 'dates'>>;

/**
 * A template with what is known of the message it goes into. Names come from messages and address books: in its HTML they are text.
 *
 * @throws AppError template.missing | identity.missing
 */
export async function fillTemplate(
  actor: AccountAccess,
  input: InputOf<typeof endpoint>,
  texts: Clock,
): Promise<OutputOf<typeof endpoint>> {
  const template = await store().templates.get(actor.account, input.template);
  if (!template) throw new AppError('template.missing');
  const values = await valuesFor(actor, input, texts);
  return {
    subject: oneLine(fillPlaceholders(template.subject, values)),
    body: fillPlaceholders(template.body, values),
    html: fillPlaceholders(template.html, values, escapeHtml),
  };
}

async function valuesFor(
  actor: AccountAccess,
  { identity, to, subject }: InputOf<typeof endpoint>,
  { dates = 'en', timeZone }: Clock,
): Promise<PlaceholderValues> {
  const me = await resolveIdentity(actor, identity);
  const [first] = parseAddressList(to).addresses;
  const name = oneLine(first?.name ?? '');
  return {
    name,
    firstName: (name.includes(',') ? name.split(',')[1] : name)?.trim().split(' ')[0] ?? '',
    address: first?.address ?? '',
    date: new Intl.DateTimeFormat(dates, { dateStyle: 'long', timeZone }).format(new Date()),
    myName: oneLine(me.name),
    myAddress: me.address,
    subject: oneLine(subject),
  };
}
