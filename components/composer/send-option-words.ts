import type { Texts } from '#lib/i18n/index.ts';
import { snoozeTimes, writeLocalTime, type SnoozeChoice } from '#lib/mail/snooze-times.ts';

const NAMES = {
  later: 'composer.laterToday',
  tomorrow: 'composer.laterTomorrow',
  'next-week': 'composer.laterMonday',
} as const satisfies Partial<Record<SnoozeChoice, string>>;

const isOffered = (choice: SnoozeChoice): choice is keyof typeof NAMES => choice in NAMES;

/**
 * What stands in the composer besides Send: the times that are offered, by the clocks of the person's zone, and wishes for the message.
 *
 * @param unattended whether messages leave by themselves while their person is signed out
 */
export function sendOptionWords(texts: Texts, unattended: boolean) {
  const times = snoozeTimes(texts.now, texts.timeZone);
  const tomorrow = times.find(({ choice }) => choice === 'tomorrow');
  return {
    later: texts.t('composer.later'),
    keepCopy: texts.t('composer.keepCopy'),
    laterAbout: texts.t(unattended ? 'composer.laterAbout' : 'composer.laterAttended'),
    times: times.flatMap(({ choice, at }) =>
      isOffered(choice)
        ? [
            {
              value: `at:${at.toISOString()}`,
              label: texts.t(NAMES[choice], { when: texts.date(at.toISOString(), 'coming') }),
            },
          ]
        : [],
    ),
    at: texts.t('composer.sendAt'),
    atZone: texts.t('composer.sendAtZone', { zone: texts.timeZone }),
    atDefault: tomorrow ? writeLocalTime(tomorrow.at, texts.timeZone) : '',
    schedule: texts.t('composer.doSendThen'),
    options: texts.t('composer.options'),
    receipt: texts.t('composer.optionReceipt'),
    receiptHint: texts.t('composer.optionReceiptHint'),
    delivery: texts.t('composer.optionDelivery'),
    deliveryHint: texts.t('composer.optionDeliveryHint'),
    archive: texts.t('composer.optionArchive'),
    importance: texts.t('composer.importance'),
    normal: texts.t('composer.importanceNormal'),
    high: texts.t('composer.importanceHigh'),
    low: texts.t('composer.importanceLow'),
  };
}
