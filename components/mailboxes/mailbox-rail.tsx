import { basePath, foldersPage, type MailboxList } from '#lib/contract/index.ts';
import type { Texts } from '#lib/i18n/index.ts';
import { Icon } from '#components/ui/index.ts';
import { LiveFolderList } from './live-folder-list.tsx';
import { LiveQuotaMeter } from './live-quota.tsx';
import { quotaWords } from './quota-words.ts';
import { railWords } from './rail-words.ts';

interface Props {
  readonly texts: Texts;
  readonly list: MailboxList | null;
  readonly current?: string | undefined;
  readonly token: string;
}

/** All folders with what is unread in them, and how full the mailbox is. On phones a drawer that the address opens (#folders). */
export function MailboxRail({ texts, list, current, token }: Props) {
  return (
    <nav id="folders" aria-label={texts.t('mailboxes.folders')} className="shell-rail">
      <a href="#content" className="shell-drawer-scrim" aria-label={texts.t('mailboxes.closeFolders')} />
      <div className="shell-drawer">
        {list ? (
          <LiveFolderList
            list={list}
            words={railWords(texts)}
            locale={texts.locale}
            current={current}
            token={token}
            cookiePath={basePath || '/'}
          />
        ) : (
          <p className="px-3 py-2 text-muted">{texts.t('mailboxes.unlisted')}</p>
        )}
        <a href={foldersPage()} className="rail-entry rail-manage" title={texts.t('mailboxes.manage')}>
          <Icon name="plus" />
          <span className="min-w-0 flex-1 truncate">{texts.t('mailboxes.manage')}</span>
        </a>
        <LiveQuotaMeter quota={list?.quota ?? null} words={quotaWords(texts)} locale={texts.locale} />
      </div>
    </nav>
  );
}
