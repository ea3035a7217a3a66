import { identityPage, saveIdentity, settingsPage, type IdentityView, type MailboxView } from '#lib/contract/index.ts';
import type { Texts } from '#lib/i18n/index.ts';
import { formatAddress } from '#lib/mail/format-address.ts';
import { Button, ButtonLink, CheckField, FormHead, SelectField, TextField } from '#components/ui/index.ts';
import { LiveFormattedField, type FormattedEditor } from './live-formatted-field.tsx';

interface Props {
  readonly texts: Texts;
  readonly token: string;
  /** As stored; missing for a new one. */
  readonly identity?: IdentityView | undefined;
  /** What stands in the fields: typed before an error, else as stored. */
  readonly fields: Readonly<
    Record<'name' | 'address' | 'replyTo' | 'cc' | 'bcc' | 'sentMailbox' | 'signature' | 'signatureHtml', string>
  > & {
    readonly isDefault: boolean;
  };
  /** Whether the administrator lets people choose addresses. */
  readonly mayChangeAddress: boolean;
  /** False for the only one there is. */
  readonly mayDelete: boolean;
  /** Folders that can take copies. */
  readonly folders: readonly Pick<MailboxView, 'key' | 'path'>[];
  readonly editor: Omit<FormattedEditor, 'hint'>;
  readonly error?: { readonly text: string; readonly field?: string } | undefined;
}

/** One sender: name, where answers go, and what is written below. */
export function IdentityForm({
  texts,
  token,
  identity,
  fields,
  mayChangeAddress,
  mayDelete,
  folders,
  editor,
  error,
}: Props) {
  const { t } = texts;
  const errorOf = (field: string): string | undefined => {
    if (error?.field !== field) return undefined;
    if (field === 'cc' || field === 'bcc') return t('settings.identityAddressesWrong');
    return field === 'address' || field === 'replyTo' ? t('settings.addressWrong') : error.text;
  };
  return (
    <div className="grid max-w-xl grid-cols-1 gap-4">
      <header className="grid gap-1">
        <p className="text-meta">
          <a href={settingsPage('identities')}>{t('settings.identityBack')}</a>
        </p>
        <h1 className="text-page font-strong" dir="auto">
          {identity ? formatAddress(identity) : t('settings.identityNewTitle')}
        </h1>
      </header>
      <form method="post" action={saveIdentity.href} className="grid grid-cols-1 gap-4">
        <FormHead token={token} return={settingsPage('identities')} />
        <input type="hidden" name="id" value={identity?.id ?? ''} />
        <TextField
          name="name"
          label={t('settings.identityName')}
          hint={t('settings.identityNameHint')}
          defaultValue={fields.name}
          maxLength={200}
          autoComplete="name"
          error={errorOf('name')}
        />
        <TextField
          name="address"
          label={t('settings.identityAddress')}
          hint={mayChangeAddress ? undefined : t('settings.identityAddressFixed')}
          defaultValue={fields.address}
          readOnly={!mayChangeAddress}
          maxLength={320}
          inputMode="email"
          spellCheck={false}
          error={errorOf('address')}
        />
        <TextField
          name="replyTo"
          label={t('settings.identityReplyTo')}
          hint={t('settings.identityReplyToHint')}
          defaultValue={fields.replyTo}
          maxLength={320}
          inputMode="email"
          spellCheck={false}
          error={errorOf('replyTo')}
        />
        <TextField
          name="cc"
          label={t('settings.identityCc')}
          defaultValue={fields.cc}
          maxLength={2000}
          inputMode="email"
          spellCheck={false}
          error={errorOf('cc')}
        />
        <TextField
          name="bcc"
          label={t('settings.identityBcc')}
          hint={t('settings.identityCopiesHint')}
          defaultValue={fields.bcc}
          maxLength={2000}
          inputMode="email"
          spellCheck={false}
          error={errorOf('bcc')}
        />
        <SelectField
          name="sentMailbox"
          label={t('settings.identitySent')}
          defaultValue={fields.sentMailbox}
          options={[
            { value: '', label: t('settings.identitySentUsual') },
            ...folders.map(({ key, path }) => ({ value: key, label: path })),
          ]}
          error={errorOf('sentMailbox')}
        />
        <LiveFormattedField
          name="signature"
          htmlName="signatureHtml"
          label={t('settings.identitySignature')}
          text={fields.signature}
          html={fields.signatureHtml}
          maxLength={10_000}
          rows={5}
          editor={{ ...editor, hint: t('settings.identitySignatureHint') }}
          error={errorOf('signature')}
        />
        {identity?.isDefault ? (
          <input type="hidden" name="isDefault" value="on" />
        ) : (
          <CheckField name="isDefault" label={t('settings.identityMakeDefault')} defaultChecked={fields.isDefault} />
        )}
        <div className="flex flex-wrap gap-2">
          <Button tone="primary">{t('settings.identitySave')}</Button>
          <ButtonLink href={settingsPage('identities')} tone="quiet">
            {t('common.cancel')}
          </ButtonLink>
          {identity && mayDelete && (
            <ButtonLink
              href={identityPage(identity.id, { delete: '1' })}
              tone="quiet"
              icon="trash"
              className="ms-auto text-danger"
            >
              {t('settings.identityDelete')}
            </ButtonLink>
          )}
        </div>
      </form>
    </div>
  );
}
