import { emptyMailbox, type MailboxView } from '#lib/contract/index.ts';
import type { Texts } from '#lib/i18n/index.ts';
import { ConfirmMailboxForm } from './confirm-mailbox-form.tsx';
import { labelMailbox } from './label-mailbox.ts';

interface Props {
  readonly texts: Texts;
  readonly token: string;
  readonly mailbox: MailboxView;
}

/** Asks before everything in a folder is deleted for good; names the folder and how much is in it. */
export function EmptyMailboxForm({ texts, token, mailbox }: Props) {
  return (
    <ConfirmMailboxForm
      texts={texts}
      token={token}
      mailbox={mailbox}
      action={emptyMailbox.href}
      warning={texts.t('mailboxes.emptyWarning', { count: mailbox.messages })}
      confirm={texts.t('mailboxes.emptyConfirm', { folder: labelMailbox(mailbox, texts) })}
      isForGood
    />
  );
}
