import { listPage, type MailboxView } from '#lib/contract/index.ts';
import type { Texts } from '#lib/i18n/index.ts';
import { Button, ButtonLink, FormHead } from '#components/ui/index.ts';

interface Props {
  readonly texts: Texts;
  readonly token: string;
  readonly mailbox: MailboxView;
  /** With the mount point. */
  readonly action: string;
  /** What will become of how many messages. */
  readonly warning: string;
  readonly confirm: string;
  /** It cannot be taken back. */
  readonly isForGood?: boolean;
}

/** Asks before something is done with everything in a folder; where nothing is in it, only the way back is offered. */
export function ConfirmMailboxForm({ texts, token, mailbox, action, warning, confirm, isForGood = false }: Props) {
  return (
    <form method="post" action={action} className="grid gap-4">
      <FormHead token={token} return={listPage(mailbox.path)} />
      <input type="hidden" name="mailbox" value={mailbox.key} />
      <input type="hidden" name="confirm" value="1" />
      <p>{warning}</p>
      <div className="flex flex-wrap gap-2">
        {mailbox.messages > 0 && (
          <Button tone={isForGood ? 'danger' : 'primary'} icon="trash">
            {confirm}
          </Button>
        )}
        <ButtonLink href={listPage(mailbox.path)}>{texts.t('common.cancel')}</ButtonLink>
      </div>
    </form>
  );
}
