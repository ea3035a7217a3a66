import { saveSettings, settingsPage, type SettingsView } from '#lib/contract/index.ts';
import type { Texts } from '#lib/i18n/index.ts';
import { SelectField } from '#components/ui/index.ts';
import { keyWords } from './key-words.ts';
import { LiveKeyBindings } from './live-key-bindings.tsx';
import { OPTION_TEXTS } from './option-texts.ts';
import { settingOptions } from './setting-options.ts';
import { SettingsPart } from './settings-part.tsx';
import { SettingsSheet } from './settings-sheet.tsx';

interface Props {
  readonly texts: Texts;
  readonly token: string;
  /** As it stands in the field: typed before an error, else as stored. */
  readonly shortcuts: string;
  readonly settings: Pick<SettingsView, 'shortcuts' | 'bindings'>;
}

/** Whose shortcuts hold, and every command with its keys. */
export function KeyboardForm({ texts, token, shortcuts, settings }: Props) {
  const { t } = texts;
  return (
    <div className="grid gap-8">
      <SettingsSheet texts={texts} token={token} return={settingsPage('keyboard')} title={t('settings.keyboard')}>
        <SettingsPart title={t('settings.profile')}>
          <SelectField
            name="shortcuts"
            label={t('settings.profile')}
            labelHidden
            defaultValue={shortcuts}
            options={settingOptions(texts, OPTION_TEXTS.shortcuts)}
            hint={t('settings.profileHint')}
          />
        </SettingsPart>
      </SettingsSheet>
      <LiveKeyBindings
        words={keyWords(texts)}
        token={token}
        href={saveSettings.href}
        settings={{ shortcuts: settings.shortcuts, bindings: settings.bindings }}
      />
    </div>
  );
}
