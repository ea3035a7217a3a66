import { settingsPage } from '#lib/contract/index.ts';
import type { Texts } from '#lib/i18n/index.ts';
import { SelectField, TextAreaField } from '#components/ui/index.ts';
import { OPTION_TEXTS } from './option-texts.ts';
import { settingOptions } from './setting-options.ts';
import { SettingsPart } from './settings-part.tsx';
import { SettingsSheet } from './settings-sheet.tsx';

interface Props {
  readonly texts: Texts;
  readonly token: string;
  /** As they stand in the fields: typed before an error, else as stored. */
  readonly values: Readonly<Record<'theme' | 'density' | 'ownColours', string>>;
}

/** Colours, and how much fits on the screen. */
export function AppearanceForm({ texts, token, values }: Props) {
  const { t } = texts;
  return (
    <SettingsSheet texts={texts} token={token} return={settingsPage('appearance')} title={t('settings.appearance')}>
      <SettingsPart title={t('settings.look')}>
        <SelectField
          name="theme"
          label={t('settings.theme')}
          defaultValue={values.theme}
          options={settingOptions(texts, OPTION_TEXTS.theme)}
          hint={t('settings.themeHint')}
        />
        <SelectField
          name="density"
          label={t('settings.density')}
          defaultValue={values.density}
          options={settingOptions(texts, OPTION_TEXTS.density)}
        />
        <TextAreaField
          name="ownColours"
          label={t('settings.ownColours')}
          defaultValue={values.ownColours}
          hint={t('settings.ownColoursHint')}
          rows={3}
          spellCheck={false}
        />
      </SettingsPart>
    </SettingsSheet>
  );
}
