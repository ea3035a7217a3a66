import { folderPage, foldersPage, listPage, apiHref, emptyPage, type MailboxView } from '#lib/contract/index.ts';
import type { Texts } from '#lib/i18n/index.ts';
import { Button, ButtonLink, FormHead, Icon } from '#components/ui/index.ts';
import { labelMailbox, mailboxIcon } from './label-mailbox.ts';

interface Props {
  readonly texts: Texts;
  readonly token: string;
  readonly mailboxes: readonly MailboxView[];
  /** What folders take, where that was asked for. */
  readonly sizes?: Sizes | undefined;
}

/** What folders take. */
export interface Sizes {
  /** Whether the server told them all. */
  readonly told: boolean;
  /** In octets by mailbox key. */
  readonly sizes: Readonly<Record<string, number>>;
  /** Key of a folder that is larger than what was counted so far. */
  readonly more: string | undefined;
}

/** Every folder there is, with its counts and what can be done to it. */
export function MailboxTable({ texts, token, mailboxes, sizes }: Props) {
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
          {sizes && (
            <th scope="col" className="number">
              {texts.t('mailboxes.columnSize')}
            </th>
          )}
          <th scope="col">
            <span className="sr-only">{texts.t('mailboxes.columnActions')}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {mailboxes.map((mailbox) => (
          <MailboxLine key={mailbox.key} texts={texts} token={token} mailbox={mailbox} sizes={sizes} />
        ))}
      </tbody>
    </table>
  );
}

interface LineProps {
  readonly texts: Texts;
  readonly token: string;
  readonly mailbox: MailboxView;
  readonly sizes: Sizes | undefined;
}

function MailboxLine({ texts, token, mailbox, sizes }: LineProps) {
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
      {sizes && <td className="number mailbox-size">{mailbox.selectable && sizeOf(texts, mailbox, sizes)}</td>}
      <td className="actions">
        {mailbox.unseen > 0 && mailbox.rights?.maySeen !== false && (
          <form method="post" action={apiHref('readMailbox')}>
            <FormHead token={token} return={foldersPage()} />
            <input type="hidden" name="mailbox" value={mailbox.key} />
            <Button tone="quiet" label={texts.t('mailboxes.readNamed', { folder })}>
              {texts.t('mailboxes.menuRead')}
            </Button>
          </form>
        )}
        {mailbox.messages > 0 && mailbox.rights?.mayDelete !== false && (
          <ButtonLink href={emptyPage(mailbox.path)} tone="quiet" label={texts.t('mailboxes.emptyNamed', { folder })}>
            {texts.t('mailboxes.menuEmpty')}
          </ButtonLink>
        )}
        {mailbox.specialUse !== 'inbox' && (
          <form method="post" action={apiHref('subscribeMailbox')}>
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
        <ButtonLink href={folderPage(mailbox.path)} tone="quiet" label={texts.t('mailboxes.editNamed', { folder })}>
          {texts.t('mailboxes.edit')}
        </ButtonLink>
      </td>
    </tr>
  );
}

/** What a folder takes; where nobody has counted, the way to counting it. */
function sizeOf(texts: Texts, { key, path, messages }: MailboxView, { told, sizes, more }: Sizes) {
  const bytes = sizes[key];
  if (bytes !== undefined) return key === more ? `> ${texts.size(bytes)}` : texts.size(bytes);
  if (told || messages === 0) return texts.size(0);
  return (
    <a href={foldersPage({ sizes: '1', count: path })} aria-label={texts.t('mailboxes.countNamed', { folder: path })}>
      {texts.t('mailboxes.count')}
    </a>
  );
}
