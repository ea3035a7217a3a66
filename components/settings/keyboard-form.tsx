import { settingsPage, type SettingsView } from '#lib/contract/index.ts';
import type { Texts } from '#lib/i18n/index.ts';
import { boundKeys } from '#lib/mail/bound-keys.ts';
import { showKeys } from '#lib/mail/key-name.ts';
import { SelectField } from '#components/ui/index.ts';
import { commandGroups } from './command-groups.ts';
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
      {commandGroups().map(({ id, title, commands }) => (
        <section key={id} aria-labelledby={`keys-${id}`}>
          <h2 id={`keys-${id}`} className="border-b border-line pb-1 text-subject font-strong">
            {t(title)}
          </h2>
          <dl className="key-list">
            {commands.map((command) => (
              <div key={command.id} className="key-line">
                <dt>{t(command.text)}</dt>
                <dd>
                  {boundKeys(command, settings).map((keys, index) => (
                    <span key={keys}>
                      {index > 0 && ` ${t('commands.or')} `}
                      <kbd>{showKeys(keys, false, ` ${t('commands.then')} `)}</kbd>
                    </span>
                  ))}
                </dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </div>
  );
}
