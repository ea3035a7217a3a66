import { apiHref, listPage, type MailboxView } from '#lib/contract/index.ts';
import type { Texts } from '#lib/i18n/index.ts';
import { Button, ButtonLink, FormHead } from '#components/ui/index.ts';
import { labelMailbox } from './label-mailbox.ts';

interface Props {
  readonly texts: Texts;
  readonly token: string;
  readonly mailbox: MailboxView;
}

/** Asks before everything in a folder goes to Trash; names the folder and how much is in it. */
export function ClearMailboxForm({ texts, token, mailbox }: Props) {
  const folder = labelMailbox(mailbox, texts);
  return (
    <form method="post" action={apiHref('clearMailbox')} className="grid gap-4">
      <FormHead token={token} return={listPage(mailbox.path)} />
      <input type="hidden" name="mailbox" value={mailbox.key} />
      <input type="hidden" name="confirm" value="1" />
      <p>{texts.t('mailboxes.clearWarning', { count: mailbox.messages })}</p>
      <div className="flex flex-wrap gap-2">
        {mailbox.messages > 0 && (
          <Button tone="primary" icon="trash">
            {texts.t('mailboxes.clearConfirm', { folder })}
          </Button>
        )}
        <ButtonLink href={listPage(mailbox.path)}>{texts.t('common.cancel')}</ButtonLink>
      </div>
    </form>
  );
}
