import { folderPage, foldersPage, listPage, subscribeMailbox, type MailboxView } from '#lib/contract/index.ts';
import type { Texts } from '#lib/i18n/index.ts';
import { Button, ButtonLink, FormHead, Icon } from '#components/ui/index.ts';
import { labelMailbox, mailboxIcon } from './label-mailbox.ts';

interface Props {
  readonly texts: Texts;
  readonly token: string;
  readonly mailboxes: readonly MailboxView[];
}

/** Every folder there is, with its counts and what can be done to it. */
export function MailboxTable({ texts, token, mailboxes }: Props) {
  return (
    <table className="mailbox-table">
      <thead>
        <tr>
          <th scope="col">{texts.t('mailboxes.columnFolder')}</th>
          <th scope="col" className="number">
            {texts.t('mailboxes.columnMessages')}
          </th>
          <th scope="col" className="number">
            {texts.t('mailboxes.columnUnread')}
          </th>
          <th scope="col">
            <span className="sr-only">{texts.t('mailboxes.columnActions')}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {mailboxes.map((mailbox) => (
          <MailboxLine key={mailbox.key} texts={texts} token={token} mailbox={mailbox} />
        ))}
      </tbody>
    </table>
  );
}

function MailboxLine({ texts, token, mailbox }: { texts: Texts; token: string; mailbox: MailboxView }) {
  const folder = labelMailbox(mailbox, texts);
  const on = mailbox.subscribed;
  return (
    <tr>
      <th scope="row">
        <span
          className="flex items-center gap-2"
          style={{ paddingInlineStart: `${String(Math.min(mailbox.depth, 6))}rem` }}
        >
          <Icon name={mailboxIcon(mailbox)} className="text-muted" />
          {mailbox.selectable ? (
            <a href={listPage(mailbox.path)} dir="auto" className="text-ink">
              {folder}
            </a>
          ) : (
            <span dir="auto" className="text-muted">
              {folder}
            </span>
          )}
        </span>
      </th>
      <td className="number">{mailbox.selectable ? texts.number(mailbox.messages) : '–'}</td>
      <td className="number">{mailbox.selectable ? texts.number(mailbox.unseen) : '–'}</td>
      <td className="actions">
        {mailbox.specialUse !== 'inbox' && (
          <form method="post" action={subscribeMailbox.href}>
            <FormHead token={token} return={foldersPage()} />
            <input type="hidden" name="mailbox" value={mailbox.key} />
            {!on && <input type="hidden" name="subscribed" value="1" />}
            <Button
              tone="quiet"
              label={texts.t(on ? 'mailboxes.unsubscribeNamed' : 'mailboxes.subscribeNamed', { folder })}
            >
              {texts.t(on ? 'mailboxes.unsubscribe' : 'mailboxes.subscribe')}
            </Button>
          </form>
        )}
        {mailbox.specialUse === null && (
          <ButtonLink href={folderPage(mailbox.path)} tone="quiet" label={texts.t('mailboxes.editNamed', { folder })}>
            {texts.t('mailboxes.edit')}
          </ButtonLink>
        )}
      </td>
    </tr>
  );
}
