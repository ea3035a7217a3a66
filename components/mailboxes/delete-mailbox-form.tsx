import { deleteMailbox, foldersPage, type MailboxView } from '#lib/contract/index.ts';
import type { Texts } from '#lib/i18n/index.ts';
import { Button, FormHead, TextField } from '#components/ui/index.ts';

interface Props {
  readonly texts: Texts;
  readonly token: string;
  readonly mailbox: MailboxView;
  readonly error?: string | undefined;
}

/** Deletes a folder and what is in it after its name was typed; says how much that is. */
export function DeleteMailboxForm({ texts, token, mailbox, error }: Props) {
  return (
    <form method="post" action={deleteMailbox.href} className="grid max-w-xl gap-3">
      <FormHead token={token} return={foldersPage()} />
      <input type="hidden" name="mailbox" value={mailbox.key} />
      <p>{texts.t('mailboxes.deleteWarning', { count: mailbox.messages })}</p>
      <TextField
        name="confirm"
        label={texts.t('mailboxes.deleteConfirm', { folder: mailbox.name })}
        error={error}
        autoComplete="off"
        spellCheck={false}
        required
      />
      <div>
        <Button tone="danger" icon="trash">
          {texts.t('mailboxes.delete')}
        </Button>
      </div>
    </form>
  );
}
