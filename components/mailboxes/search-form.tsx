import { searchPage, type MailboxView, type SearchScope } from '#lib/contract/index.ts';
import { encodeMailboxKey } from '#lib/mail/mailbox-key.ts';
import type { Texts } from '#lib/i18n/index.ts';
import { LiveSearchBox } from '#components/search-box/index.ts';
import { Icon } from '#components/ui/index.ts';
import { labelMailbox } from './label-mailbox.ts';

/** What stands in the search form. */
export interface ShellSearch {
  /** The folder that "this folder" means. */
  readonly path: string;
  readonly q: string;
  readonly scope?: SearchScope;
}

interface Props {
  readonly texts: Texts;
  readonly account: string;
  readonly mailboxes: readonly MailboxView[];
  readonly search: ShellSearch;
}

/** What to look for: in one folder, with those below it, or in all. */
export function SearchForm({ texts, account, mailboxes, search: { path, q, scope = 'folder' } }: Props) {
  const found = mailboxes.find((one) => one.path === path);
  const folder = found ? labelMailbox(found, texts) : path === 'INBOX' ? texts.t('mailboxes.inbox') : path;
  const below = found && found.delimiter !== '' ? found.path + found.delimiter : undefined;
  const hasBelow = below !== undefined && mailboxes.some((one) => one.path.startsWith(below));
  const scopes: readonly { value: SearchScope; text: string }[] = [
    { value: 'folder', text: folder },
    ...(hasBelow || scope === 'subtree'
      ? [{ value: 'subtree' as const, text: texts.t('mailboxes.searchBelow', { folder }) }]
      : []),
    { value: 'all', text: texts.t('mailboxes.searchAll') },
  ];
  return (
    <search id="search" className="shell-search" data-active={q ? true : undefined}>
      <LiveSearchBox
        action={searchPage()}
        q={q}
        label={texts.t('mailboxes.searchMail')}
        account={account}
        locale={texts.locale}
      >
        <input type="hidden" name="mailbox" value={encodeMailboxKey(path)} />
        <select
          key={`${scope} ${path}`}
          name="scope"
          defaultValue={scope}
          aria-label={texts.t('mailboxes.searchScope')}
        >
          {scopes.map(({ value, text }) => (
            <option key={value} value={value}>
              {text}
            </option>
          ))}
        </select>
        <a
          href={searchPage({ q, scope, path, advanced: '1' })}
          className="shell-search-more"
          aria-label={texts.t('mailboxes.searchMore')}
          title={texts.t('mailboxes.searchMore')}
        >
          <Icon name="filter" />
        </a>
        <button type="submit">{texts.t('mailboxes.search')}</button>
      </LiveSearchBox>
    </search>
  );
}
