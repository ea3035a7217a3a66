import { foldersPage, listPage, type MailboxList, type MailboxView } from '#lib/contract/index.ts';
import type { Texts } from '#lib/i18n/index.ts';
import { Icon } from '#components/ui/index.ts';
import { labelMailbox, mailboxIcon } from './label-mailbox.ts';
import { LiveRailEntry } from './live-rail-entry.tsx';
import { QuotaMeter } from './quota-meter.tsx';

interface Props {
  readonly texts: Texts;
  readonly list: MailboxList | null;
  readonly current?: string | undefined;
}

/** All folders with what is unread in them, and how full the mailbox is. On phones a drawer that the address opens (#folders). */
export function MailboxRail({ texts, list, current }: Props) {
  return (
    <nav id="folders" aria-label={texts.t('mailboxes.folders')} className="shell-rail">
      <a href="#content" className="shell-drawer-scrim" aria-label={texts.t('mailboxes.closeFolders')} />
      <div className="shell-drawer">
        {list ? (
          <ul>
            {list.mailboxes.map((mailbox) => (
              <li key={mailbox.key}>
                <RailEntry texts={texts} mailbox={mailbox} current={mailbox.path === current} />
              </li>
            ))}
          </ul>
        ) : (
          <p className="px-3 py-2 text-muted">{texts.t('mailboxes.unlisted')}</p>
        )}
        <a href={foldersPage()} className="rail-entry mt-1 text-muted">
          <Icon name="plus" />
          <span className="min-w-0 flex-1 truncate">{texts.t('mailboxes.manage')}</span>
        </a>
        {list?.quota && <QuotaMeter texts={texts} quota={list.quota} />}
      </div>
    </nav>
  );
}

function RailEntry({ texts, mailbox, current }: { texts: Texts; mailbox: MailboxView; current: boolean }) {
  const label = labelMailbox(mailbox, texts);
  const count = mailbox.specialUse === 'drafts' ? mailbox.messages : mailbox.unseen;
  const indent = { paddingInlineStart: `${String(0.875 + Math.min(mailbox.depth, 6) * 0.875)}rem` };
  const inside = (
    <>
      <Icon name={mailboxIcon(mailbox)} className={current ? 'text-accent' : 'text-muted'} />
      <span className="min-w-0 flex-1 truncate" dir="auto" data-folder-name>
        {label}
      </span>
    </>
  );
  if (!mailbox.selectable)
    return (
      <span className="rail-entry text-muted" style={indent} title={texts.t('mailboxes.notSelectable')}>
        {inside}
      </span>
    );
  return (
    <LiveRailEntry
      href={listPage(mailbox.path)}
      mailbox={mailbox.key}
      style={indent}
      current={current}
      count={count}
      drafts={mailbox.specialUse === 'drafts'}
      locale={texts.locale}
      word={texts.t('mailboxes.unread')}
    >
      {inside}
    </LiveRailEntry>
  );
}
