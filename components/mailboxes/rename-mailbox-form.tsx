import { foldersPage, renameMailbox, type MailboxView } from '#lib/contract/index.ts';
import type { Texts } from '#lib/i18n/index.ts';
import { Button, FormHead, SelectField, TextField } from '#components/ui/index.ts';
import { parentOptions } from './parent-options.ts';

interface Props {
  readonly texts: Texts;
  readonly token: string;
  readonly mailbox: MailboxView;
  readonly mailboxes: readonly MailboxView[];
  readonly typed?: { readonly name?: string | undefined; readonly parent?: string | undefined };
  readonly error?: string | undefined;
}

/** Another name or another place for a folder; what lies in it goes along. */
export function RenameMailboxForm({ texts, token, mailbox, mailboxes, typed, error }: Props) {
  const cut = mailbox.delimiter ? mailbox.path.lastIndexOf(mailbox.delimiter) : -1;
  const parent = mailboxes.find(({ path }) => cut > 0 && path === mailbox.path.slice(0, cut));
  const chosen = typed?.parent ?? (mailbox.depth > 0 ? parent?.key : undefined) ?? '';
  return (
    <form method="post" action={renameMailbox.href} className="grid items-start gap-3 pane:grid-cols-[1fr_1fr_auto]">
      <FormHead token={token} return={foldersPage()} />
      <input type="hidden" name="mailbox" value={mailbox.key} />
      <TextField
        name="name"
        label={texts.t('mailboxes.name')}
        defaultValue={typed?.name ?? mailbox.name}
        error={error}
        maxLength={255}
        required
      />
      <SelectField
        name="parent"
        label={texts.t('mailboxes.parent')}
        options={parentOptions(texts, mailboxes, chosen, mailbox.path)}
        defaultValue={chosen}
      />
      <Button tone="primary" className="pane:mt-6">
        {texts.t('mailboxes.rename')}
      </Button>
    </form>
  );
}
