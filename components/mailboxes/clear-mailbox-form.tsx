import { apiHref, type MailboxView } from '#lib/contract/index.ts';
import type { Texts } from '#lib/i18n/index.ts';
import { ConfirmMailboxForm } from './confirm-mailbox-form.tsx';
import { labelMailbox } from './label-mailbox.ts';

interface Props {
  readonly texts: Texts;
  readonly token: string;
  readonly mailbox: MailboxView;
}

/** Asks before everything in a folder goes to Trash; names the folder and how much is in it. */
export function ClearMailboxForm({ texts, token, mailbox }: Props) {
  return (
    <ConfirmMailboxForm
      texts={texts}
      token={token}
      mailbox={mailbox}
      action={apiHref('clearMailbox')}
      warning={texts.t('mailboxes.clearWarning', { count: mailbox.messages })}
      confirm={texts.t('mailboxes.clearConfirm', { folder: labelMailbox(mailbox, texts) })}
    />
  );
}
