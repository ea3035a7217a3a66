import type { ReactNode } from 'react';
import { saveSettings, settingsPage } from '#lib/contract/index.ts';
import type { Texts } from '#lib/i18n/index.ts';
import { Button, CheckField, FormHead, SelectField } from '#components/ui/index.ts';
import { timeZones } from './time-zones.ts';

interface Props {
  readonly texts: Texts;
  readonly token: string;
  /** As they stand in the fields: typed before an error, else as stored. */
  readonly values: Readonly<
    Record<'language' | 'theme' | 'pageSize' | 'timeZone' | 'markRead' | 'quotePosition', string>
  > & {
    readonly preferHtml: boolean;
  };
  readonly error?: { readonly text: string; readonly field?: string } | undefined;
}

const PAGE_SIZES = ['15', '25', '50', '100', '200'];

/** How Tupai looks, reads and writes for this person. */
export function SettingsForm({ texts, token, values, error }: Props) {
  const { t } = texts;
  const errorOf = (field: string): string | undefined => (error?.field === field ? error.text : undefined);
  const sizes = PAGE_SIZES.includes(values.pageSize)
    ? PAGE_SIZES
    : [...PAGE_SIZES, values.pageSize].sort((a, b) => Number(a) - Number(b));
  return (
    <form method="post" action={saveSettings.href} className="grid gap-8">
      <FormHead token={token} return={settingsPage()} />
      <h1 className="text-page font-strong">{t('settings.title')}</h1>
      <Part title={t('settings.appearance')}>
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
          name="theme"
          label={t('settings.theme')}
          defaultValue={values.theme}
          options={[
            { value: 'system', label: t('settings.themeSystem') },
            { value: 'light', label: t('settings.themeLight') },
            { value: 'dark', label: t('settings.themeDark') },
          ]}
          error={errorOf('theme')}
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
      </Part>
      <Part title={t('settings.reading')}>
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
            { value: 'by-hand', label: t('settings.markReadByHand') },
          ]}
          error={errorOf('markRead')}
        />
        <CheckField
          name="preferHtml"
          label={t('settings.preferHtml')}
          hint={t('settings.preferHtmlHint')}
          defaultChecked={values.preferHtml}
        />
      </Part>
      <Part title={t('settings.writing')}>
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
      </Part>
      <div>
        <Button tone="primary" icon="check">
          {t('settings.save')}
        </Button>
      </div>
    </form>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <fieldset className="grid max-w-md gap-4">
      <legend className="float-start mb-1 w-full border-b border-line pb-1 text-subject font-strong">{title}</legend>
      {children}
    </fieldset>
  );
}
