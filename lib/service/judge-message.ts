import { config } from '#lib/config.ts';
import type { MailingListView, MessageCards, SettingsView, TrustView } from '#lib/contract/index.ts';
import type { HeaderField } from '#lib/mail/header-field.ts';
import { hasFlag, JUNK, MDN_SENT, PHISHING } from '#lib/mail/flags.ts';
import { isVouched } from '#lib/mail/is-vouched.ts';
import { judgeSender } from '#lib/mail/judge-sender.ts';
import type { KnownPeople } from '#lib/mail/known-people.ts';
import { readListFields, type ListFields } from '#lib/mail/read-list-fields.ts';
import { allSenders, oneSender } from '#lib/mail/one-sender.ts';
import { maySendItself, receiptRequest } from '#lib/mail/receipt-request.ts';
import { trustedChecks, type TrustedChecks } from '#lib/mail/trusted-checks.ts';
import type { LoadedMessage } from './load-message.ts';
import { oneClickAddress } from './one-click-address.ts';

/** What was marked as one of these gets no answer, whatever it asks for. */
const UNANSWERED = [MDN_SENT, JUNK, PHISHING];

/**
 * What the header of a message tells of where it came from, of its list, and of the receipt it asks for.
 *
 * @param receipts the person's setting.
 */
export function judgeMessage(
  { opened, body }: LoadedMessage,
  fields: readonly HeaderField[],
  people: KnownPeople,
  receipts: SettingsView['receipts'],
): Pick<MessageCards, 'trust' | 'list' | 'receipt'> {
  const { envelope, flags, readOnly } = opened;
  const list = readListFields(fields);
  const senders = allSenders(envelope.from, fields);
  const checks = trustedChecks(fields, config().trustedAuthserv, envelope.from[0]?.address ?? '');
  const report = opened.structure?.type === 'multipart/report';
  const asked =
    receipts === 'never' || readOnly || !body || UNANSWERED.some((flag) => hasFlag(flags, flag))
      ? null
      : receiptRequest(fields, {
          ...envelope,
          recipients: [...envelope.to, ...envelope.cc],
          own: people.own,
          isReport: report,
        });
  return {
    trust: {
      checks: checks && checksView(checks),
      vouched: isVouched(checks, oneSender(envelope.from, fields)),
      warnings: judgeSender(
        { from: senders, replyTo: envelope.replyTo, listed: list !== null && (list.id !== '' || list.post !== null) },
        people,
      ),
      known: senders.length > 0 && senders.every(({ address }) => people.addresses.has(address.trim().toLowerCase())),
    },
    list: list && listView(list, oneClickAddress(fields)),
    receipt: asked && {
      to: [...asked.to],
      elsewhere: asked.elsewhere,
      automatic: receipts === 'contacts' && maySendItself(asked, people.addresses),
    },
  };
}

const checksView = ({ server, spf, dkim, dmarc }: TrustedChecks): TrustView['checks'] => ({
  server,
  spf,
  dkim: dkim[0] ? { result: dkim[0].result, domain: dkim[0].domain } : null,
  dmarc,
});

const listView = (
  { id, post, archive, unsubscribeMail, unsubscribePage }: ListFields,
  oneClick: string | undefined,
): MailingListView => ({
  id,
  post,
  archive,
  oneClick: oneClick === undefined ? null : new URL(oneClick).host,
  unsubscribeMail,
  unsubscribePage,
});
