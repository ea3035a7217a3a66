import { apiHref, settingsPage } from '#lib/contract/index.ts';
import type { Texts } from '#lib/i18n/index.ts';
import { CHOSEN_USES } from '#lib/mail/special-use.ts';
import { Button, FormHead, SelectField } from '#components/ui/index.ts';
import { SettingsPart } from './settings-part.tsx';

interface Props {
  readonly texts: Texts;
  readonly token: string;
  /** Keys of the chosen folders as they stand in the fields; `''` leaves it to the server. */
  readonly values: Readonly<Record<(typeof CHOSEN_USES)[number], string>>;
  /** Folders that can hold messages, as the screen calls them. */
  readonly folders: readonly { readonly key: string; readonly label: string }[];
  readonly error?: { readonly field?: string | undefined; readonly text: string } | undefined;
}

/** Which folder is Sent, Drafts and so on. */
export function FoldersForm({ texts, token, values, folders, error }: Props) {
  const { t } = texts;
  const options = [
    { value: '', label: t('settings.folderByServer') },
    ...folders.map(({ key, label }) => ({ value: key, label })),
  ];
  return (
    <form method="post" action={apiHref('chooseMailboxes')} className="grid gap-8">
      <FormHead token={token} return={settingsPage('folders')} />
      <h1 className="text-page font-strong">{t('settings.folders')}</h1>
      <SettingsPart title={t('settings.folderJobs')}>
        <p className="text-muted">{t('settings.folderJobsHint')}</p>
        {CHOSEN_USES.map((use) => (
          <SelectField
            key={use}
            name={use}
            label={t(`mailboxes.${use}`)}
            options={options}
            defaultValue={values[use]}
            error={error?.field === use ? error.text : undefined}
          />
        ))}
      </SettingsPart>
      <div>
        <Button tone="primary" icon="check">
          {t('settings.save')}
        </Button>
      </div>
    </form>
  );
}
