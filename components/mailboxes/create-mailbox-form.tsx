import { createMailbox, foldersPage, type MailboxView } from '#lib/contract/index.ts';
import type { Texts } from '#lib/i18n/index.ts';
import { Button, FormHead, SelectField, TextField } from '#components/ui/index.ts';
import { parentOptions } from './parent-options.ts';

interface Props {
  readonly texts: Texts;
  readonly token: string;
  readonly mailboxes: readonly MailboxView[];
  /** What was typed before an error. */
  readonly typed?: { readonly name?: string | undefined; readonly parent?: string | undefined };
  readonly error?: string | undefined;
}

/** A new folder, at the top or inside another. */
export function CreateMailboxForm({ texts, token, mailboxes, typed, error }: Props) {
  const delimiter = mailboxes[0]?.delimiter;
  return (
    <form method="post" action={createMailbox.href} className="grid items-start gap-3 pane:grid-cols-[1fr_1fr_auto]">
      <FormHead token={token} return={foldersPage()} />
      <TextField
        name="name"
        label={texts.t('mailboxes.name')}
        hint={delimiter ? texts.t('mailboxes.nameHint', { delimiter }) : texts.t('mailboxes.nameHintFlat')}
        defaultValue={typed?.name}
        error={error}
        maxLength={255}
        required
      />
      <SelectField
        name="parent"
        label={texts.t('mailboxes.parent')}
        options={parentOptions(texts, mailboxes, typed?.parent)}
        defaultValue={typed?.parent}
      />
      <Button tone="primary" icon="plus" className="pane:mt-6">
        {texts.t('mailboxes.create')}
      </Button>
    </form>
  );
}
