import { apiHref, type IdentityView, type MessageView } from '#lib/contract/index.ts';
import type { Texts } from '#lib/i18n/index.ts';
import { formatAddress } from '#lib/mail/format-address.ts';
import { Banner, Button, ButtonLink, CheckField, SelectField, TextField } from '#components/ui/index.ts';
import { MessageFormHead } from './message-form-head.tsx';

interface Props {
  readonly texts: Texts;
  readonly token: string;
  readonly path: string;
  readonly message: MessageView;
  readonly identities: readonly IdentityView[];
  /** Of this form: pressed twice it sends once. */
  readonly id: string;
  /** The page of the message. */
  readonly back: string;
  readonly fields: { readonly to: string; readonly identity: string; readonly keepCopy: boolean };
  readonly error?: { readonly text: string; readonly field?: string } | undefined;
}

/** To whom a message is passed on as it is, and as whom. */
export function RedirectForm({ texts, token, path, message, identities, id, back, fields, error }: Props) {
  const { t } = texts;
  return (
    <form
      method="post"
      action={apiHref('redirectMessage')}
      className="sheet grid max-w-2xl grid-cols-1 gap-4 p-4 pane:p-6"
    >
      <MessageFormHead {...{ texts, token, path, message }} back={back} title={t('redirect.title')} />
      <input type="hidden" name="id" value={id} />
      <p className="text-muted">{t('redirect.text')}</p>
      {message.bcc.length > 0 && (
        <Banner tone="warn">
          {t('redirect.bccWarning', { people: texts.list(message.bcc.slice(0, 5).map(({ address }) => address)) })}
        </Banner>
      )}
      <TextField
        name="to"
        label={t('redirect.to')}
        hint={t('redirect.toHint')}
        defaultValue={fields.to}
        inputMode="email"
        spellCheck={false}
        required
        error={error?.field === 'to' ? error.text : undefined}
      />
      <SelectField
        name="identity"
        label={t('redirect.from')}
        defaultValue={fields.identity}
        options={identities.map((one) => ({ value: one.id, label: formatAddress(one) }))}
        error={error?.field === 'identity' ? error.text : undefined}
      />
      <CheckField name="keepCopy" label={t('redirect.keepCopy')} defaultChecked={fields.keepCopy} />
      <div className="flex flex-wrap gap-2">
        <Button tone="primary" icon="forward">
          {t('redirect.send')}
        </Button>
        <ButtonLink href={back} tone="quiet">
          {t('common.cancel')}
        </ButtonLink>
      </div>
    </form>
  );
}
