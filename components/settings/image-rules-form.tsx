import { apiHref, settingsPage, type ImageRules } from '#lib/contract/index.ts';
import type { Texts } from '#lib/i18n/index.ts';
import { Button, FormHead, TextField } from '#components/ui/index.ts';
import { SettingsPart } from './settings-part.tsx';

interface Props {
  readonly texts: Texts;
  readonly token: string;
  readonly rules: ImageRules;
  /** The administrator lets nobody fetch them. */
  readonly off: boolean;
}

/** Whose remote images are shown without asking: the contacts, senders and whole domains, each with its way out. Plain forms. */
export function ImageRulesForm({ texts, token, rules, off }: Props) {
  const { t } = texts;
  const change = { token, allow: rules.contacts ? 'no' : 'yes' } as const;
  return (
    <div className="grid grid-cols-1 gap-6">
      <header>
        <h1 className="text-page font-strong">{t('settings.images')}</h1>
        <p className="text-muted">{t('settings.imagesIntro')}</p>
        {off && <p className="mt-2 font-medium">{t('settings.imagesOff')}</p>}
      </header>
      <SettingsPart title={t('settings.imagesContacts')}>
        <RuleForm token={change.token} kind="contacts" value="" allow={change.allow}>
          <p className="min-w-0 flex-1">
            {t(rules.contacts ? 'settings.imagesContactsOn' : 'settings.imagesContactsOff')}
          </p>
          <Button>{t(rules.contacts ? 'settings.imagesContactsStop' : 'settings.imagesContactsStart')}</Button>
        </RuleForm>
      </SettingsPart>
      <RuleList texts={texts} token={token} kind="sender" values={rules.senders} />
      <RuleList texts={texts} token={token} kind="domain" values={rules.domains} />
    </div>
  );
}

interface ListProps {
  readonly texts: Texts;
  readonly token: string;
  readonly kind: 'sender' | 'domain';
  readonly values: readonly string[];
}

function RuleList({ texts, token, kind, values }: ListProps) {
  const { t } = texts;
  const sender = kind === 'sender';
  return (
    <SettingsPart title={t(sender ? 'settings.imagesSenders' : 'settings.imagesDomains')}>
      {values.length === 0 ? (
        <p className="text-muted">{t('settings.imagesNone')}</p>
      ) : (
        <ul className="divide-y divide-line rounded-button border border-line bg-surface">
          {values.map((value) => (
            <li key={value} className="px-3 py-1">
              <RuleForm token={token} kind={kind} value={value} allow="no">
                <bdi className="min-w-0 flex-1 break-words">{value}</bdi>
                <Button tone="quiet" icon="trash" label={`${t('settings.imagesRemove')}: ${value}`}>
                  {t('settings.imagesRemove')}
                </Button>
              </RuleForm>
            </li>
          ))}
        </ul>
      )}
      <form method="post" action={apiHref('allowImages')} className="flex flex-wrap items-end gap-3">
        <FormHead token={token} return={settingsPage('images')} />
        <input type="hidden" name="kind" value={kind} />
        <TextField
          name="value"
          id={`images-${kind}`}
          label={t(sender ? 'settings.imagesAddSender' : 'settings.imagesAddDomain')}
          maxLength={320}
          required
          className="flex-1 basis-64"
        />
        <Button>{t('settings.imagesAdd')}</Button>
      </form>
    </SettingsPart>
  );
}

interface FormProps {
  readonly token: string;
  readonly kind: 'sender' | 'domain' | 'contacts';
  readonly value: string;
  readonly allow: 'yes' | 'no';
  readonly children: React.ReactNode;
}

function RuleForm({ token, kind, value, allow, children }: FormProps) {
  return (
    <form method="post" action={apiHref('allowImages')} className="flex flex-wrap items-center gap-3">
      <FormHead token={token} return={settingsPage('images')} />
      <input type="hidden" name="kind" value={kind} />
      <input type="hidden" name="value" value={value} />
      <input type="hidden" name="allow" value={allow} />
      {children}
    </form>
  );
}
