import { settingsPage, UNDO_SECONDS } from '#lib/contract/index.ts';
import type { Texts } from '#lib/i18n/index.ts';
import { CheckField, SelectField } from '#components/ui/index.ts';
import { LivePermission } from './live-permission.tsx';
import { OPTION_TEXTS } from './option-texts.ts';
import { settingOptions } from './setting-options.ts';
import { SettingsPart } from './settings-part.tsx';
import { SettingsSheet } from './settings-sheet.tsx';

interface Props {
  readonly texts: Texts;
  readonly token: string;
  /** As they stand in the fields: typed before an error, else as stored. */
  readonly values: Readonly<
    Record<'readingPane' | 'afterRemoving' | 'swipeRight' | 'swipeLeft' | 'undoSeconds', string>
  > &
    Readonly<Record<'pages' | 'conversations' | 'previews' | 'sound', boolean>> & {
      readonly notifications: readonly string[];
    };
  /** Folders that can hold new mail, as the screen calls them. */
  readonly folders: readonly { readonly key: string; readonly label: string }[];
  /** Over plain HTTP no browser lets a page show notifications. */
  readonly insecure: boolean;
}

/** How the list of messages behaves: panes, conversations, swipes, undo, notifications. */
export function MailboxForm({ texts, token, values, folders, insecure }: Props) {
  const { t } = texts;
  const swipes = settingOptions(texts, OPTION_TEXTS.swipe);
  const seconds = [...new Set([...UNDO_SECONDS.map(String), values.undoSeconds])].sort((a, b) => Number(a) - Number(b));
  return (
    <SettingsSheet texts={texts} token={token} return={settingsPage('mailbox')} title={t('settings.mailbox')}>
      <SettingsPart title={t('settings.list')}>
        <SelectField
          name="readingPane"
          label={t('settings.readingPane')}
          defaultValue={values.readingPane}
          options={settingOptions(texts, OPTION_TEXTS.readingPane)}
          hint={t('settings.readingPaneHint')}
        />
        <SelectField
          name="afterRemoving"
          label={t('settings.afterRemoving')}
          defaultValue={values.afterRemoving}
          options={settingOptions(texts, OPTION_TEXTS.afterRemoving)}
          hint={t('settings.afterRemovingHint')}
        />
        <CheckField
          name="pages"
          label={t('settings.pages')}
          hint={t('settings.pagesHint')}
          defaultChecked={values.pages}
          unticked="off"
        />
        <CheckField
          name="conversations"
          label={t('settings.conversations')}
          hint={t('settings.conversationsHint')}
          defaultChecked={values.conversations}
          unticked="off"
        />
        <CheckField name="previews" label={t('settings.previews')} defaultChecked={values.previews} unticked="off" />
        <SelectField
          name="undoSeconds"
          label={t('settings.undoSeconds')}
          defaultValue={values.undoSeconds}
          options={seconds.map((value) => ({ value, label: t('settings.seconds', { count: Number(value) }) }))}
        />
      </SettingsPart>
      <SettingsPart title={t('settings.touch')}>
        <SelectField
          name="swipeRight"
          label={t('settings.swipeRight')}
          defaultValue={values.swipeRight}
          options={swipes}
        />
        <SelectField
          name="swipeLeft"
          label={t('settings.swipeLeft')}
          defaultValue={values.swipeLeft}
          options={swipes}
        />
      </SettingsPart>
      <SettingsPart title={t('settings.newMail')}>
        <CheckField name="sound" label={t('settings.sound')} defaultChecked={values.sound} unticked="off" />
        {insecure ? (
          <p className="text-muted">{t('settings.notificationsInsecure')}</p>
        ) : (
          <fieldset className="grid gap-1">
            <legend className="mb-1 font-medium">{t('settings.notifications')}</legend>
            <input type="hidden" name="notifications" value="" />
            {folders.map(({ key, label }) => (
              <CheckField
                key={key}
                name="notifications"
                value={key}
                label={<bdi>{label}</bdi>}
                defaultChecked={values.notifications.includes(key)}
              />
            ))}
            <p className="text-snippet text-muted">{t('settings.notificationsHint')}</p>
            <LivePermission
              words={{
                ask: t('settings.notificationsAsk'),
                granted: t('settings.notificationsGranted'),
                denied: t('settings.notificationsDenied'),
                missing: t('settings.notificationsMissing'),
              }}
            />
          </fieldset>
        )}
      </SettingsPart>
    </SettingsSheet>
  );
}
