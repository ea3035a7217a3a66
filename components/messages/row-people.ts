import type { MessageRow } from '#lib/contract/index.ts';
import type { Texts } from '#lib/i18n/index.ts';
import { displayName } from '#lib/mail/address.ts';

/** Who a row is about: the first five names. @param people the senders, or in folders of what one wrote the recipients */
export const rowPeople = (people: MessageRow['from'], texts: Texts): string =>
  people
    .map((one) => displayName(one))
    .filter(Boolean)
    .slice(0, 5)
    .join(', ') || texts.t('common.noSender');
