import { SEND_DELAYS, settingsPage } from '#lib/contract/index.ts';
import type { Texts } from '#lib/i18n/index.ts';
import { CheckField, SelectField } from '#components/ui/index.ts';
import { LiveMailLinks } from './live-mail-links.tsx';
import { SettingsPart } from './settings-part.tsx';
import { SettingsSheet } from './settings-sheet.tsx';
import { timeZones } from './time-zones.ts';

interface Props {
  readonly texts: Texts;
  readonly token: string;
  /** As they stand in the fields: typed before an error, else as stored. */
  readonly values: Readonly<
    Record<
      | 'language'
      | 'pageSize'
      | 'timeZone'
      | 'clock'
      | 'dateOrder'
      | 'markRead'
      | 'receipts'
      | 'quotePosition'
      | 'composeFormat'
      | 'sendDelay',
      string
    >
  > & {
    readonly markdown: boolean;
    readonly preferHtml: boolean;
    readonly collectRecipients: boolean;
  };
  /** Whether messages leave by themselves when the person is signed out meanwhile. */
  readonly unattended: boolean;
  readonly error?: { readonly text: string; readonly field?: string } | undefined;
}

const PAGE_SIZES = ['15', '25', '50', '100', '200'];

/** Language, reading and writing of this person. */
export function SettingsForm({ texts, token, values, unattended, error }: Props) {
  const { t } = texts;
  const errorOf = (field: string): string | undefined => (error?.field === field ? error.text : undefined);
  const delays = [...new Set([...SEND_DELAYS.map(String), values.sendDelay])].sort((a, b) => Number(a) - Number(b));
  const sizes = PAGE_SIZES.includes(values.pageSize)
    ? PAGE_SIZES
    : [...PAGE_SIZES, values.pageSize].sort((a, b) => Number(a) - Number(b));
  return (
    <SettingsSheet texts={texts} token={token} return={settingsPage()} title={t('settings.general')}>
      <SettingsPart title={t('settings.languageAndTime')}>
        <SelectField
          name="language"
          label={t('settings.language')}
          defaultValue={values.language}
          options={[
            { value: 'auto', label: t('settings.languageAuto') },
            { value: 'en', label: t('settings.languageEn') },
            { value: 'id', label: t('settings.languageId') },
          ]}
          error={errorOf('language')}
        />
        <SelectField
          name="timeZone"
          label={t('settings.timeZone')}
          defaultValue={values.timeZone}
          options={[
            {
              value: 'auto',
              label: t('settings.timeZoneAuto', { zone: values.timeZone === 'auto' ? texts.timeZone : '…' }),
            },
            ...timeZones(values.timeZone).map((zone) => ({ value: zone, label: zone.replaceAll('_', ' ') })),
          ]}
          error={errorOf('timeZone')}
        />
        <SelectField
          name="clock"
          label={t('settings.clock')}
          defaultValue={values.clock}
          options={[
            { value: 'auto', label: t('settings.datesAuto') },
            { value: '24', label: t('settings.clock24') },
            { value: '12', label: t('settings.clock12') },
          ]}
          hint={t('settings.datesHint', { example: texts.date(texts.now.toISOString(), 'full') })}
          error={errorOf('clock')}
        />
        {texts.locale === 'en' && (
          <SelectField
            name="dateOrder"
            label={t('settings.dateOrder')}
            defaultValue={values.dateOrder}
            options={[
              { value: 'auto', label: t('settings.datesAuto') },
              { value: 'day', label: t('settings.dateOrderDay') },
              { value: 'month', label: t('settings.dateOrderMonth') },
            ]}
            error={errorOf('dateOrder')}
          />
        )}
      </SettingsPart>
      <SettingsPart title={t('settings.reading')}>
        <SelectField
          name="pageSize"
          label={t('settings.pageSize')}
          defaultValue={values.pageSize}
          options={sizes.map((size) => ({ value: size, label: size }))}
          error={errorOf('pageSize')}
        />
        <SelectField
          name="markRead"
          label={t('settings.markRead')}
          defaultValue={values.markRead}
          options={[
            { value: 'at-once', label: t('settings.markReadAtOnce') },
            { value: 'after-2', label: t('settings.markReadAfter', { seconds: 2 }) },
            { value: 'after-5', label: t('settings.markReadAfter', { seconds: 5 }) },
            { value: 'by-hand', label: t('settings.markReadByHand') },
          ]}
          hint={t('settings.markReadHint')}
          error={errorOf('markRead')}
        />
        <SelectField
          name="receipts"
          label={t('settings.receipts')}
          hint={t('settings.receiptsHint')}
          defaultValue={values.receipts}
          options={[
            { value: 'ask', label: t('settings.receiptsAsk') },
            { value: 'contacts', label: t('settings.receiptsContacts') },
            { value: 'never', label: t('settings.receiptsNever') },
          ]}
          error={errorOf('receipts')}
        />
        <CheckField
          name="preferHtml"
          label={t('settings.preferHtml')}
          hint={t('settings.preferHtmlHint')}
          defaultChecked={values.preferHtml}
          unticked="off"
        />
      </SettingsPart>
      <SettingsPart title={t('settings.writing')}>
        <SelectField
          name="composeFormat"
          label={t('settings.composeFormat')}
          defaultValue={values.composeFormat}
          options={[
            { value: 'html', label: t('settings.composeHtml') },
            { value: 'plain', label: t('settings.composePlain') },
          ]}
          error={errorOf('composeFormat')}
        />
        <CheckField
          name="markdown"
          label={t('settings.markdown')}
          hint={t('settings.markdownHint')}
          defaultChecked={values.markdown}
          unticked="off"
        />
        <SelectField
          name="quotePosition"
          label={t('settings.quotePosition')}
          defaultValue={values.quotePosition}
          options={[
            { value: 'below', label: t('settings.quoteBelow') },
            { value: 'above', label: t('settings.quoteAbove') },
            { value: 'none', label: t('settings.quoteNone') },
          ]}
          error={errorOf('quotePosition')}
        />
        <SelectField
          name="sendDelay"
          label={t('settings.sendDelay')}
          hint={t(unattended ? 'settings.sendDelayHint' : 'settings.sendDelayAttended')}
          defaultValue={values.sendDelay}
          options={delays.map((value) => ({
            value,
            label: value === '0' ? t('settings.sendDelayNone') : t('settings.seconds', { count: Number(value) }),
          }))}
          error={errorOf('sendDelay')}
        />
        <CheckField
          name="collectRecipients"
          label={t('settings.collectRecipients')}
          hint={t('settings.collectRecipientsHint')}
          defaultChecked={values.collectRecipients}
          unticked="off"
        />
        <LiveMailLinks
          words={{
            ask: t('settings.mailLinksAsk'),
            asked: t('settings.mailLinksAsked'),
            missing: t('settings.mailLinksMissing'),
          }}
        />
      </SettingsPart>
    </SettingsSheet>
  );
}
