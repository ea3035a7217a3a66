import { searchPage, type MailboxView, type SearchScope } from '#lib/contract/index.ts';
import { encodeMailboxKey } from '#lib/mail/mailbox-key.ts';
import type { Texts } from '#lib/i18n/index.ts';
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
  readonly mailboxes: readonly MailboxView[];
  readonly search: ShellSearch;
}

/** What to look for, in one folder or in all. */
export function SearchForm({ texts, mailboxes, search: { path, q, scope = 'folder' } }: Props) {
  const found = mailboxes.find((one) => one.path === path);
  const folder = found ? labelMailbox(found, texts) : path === 'INBOX' ? texts.t('mailboxes.inbox') : path;
  const label = texts.t('mailboxes.searchMail');
  const scopes: readonly { value: SearchScope; text: string }[] = [
    { value: 'folder', text: folder },
    ...(scope === 'subtree' ? [{ value: scope, text: `${folder} +` }] : []),
    { value: 'all', text: texts.t('mailboxes.searchAll') },
  ];
  return (
    <search id="search" className="shell-search" data-active={q ? true : undefined}>
      <form method="get" action={searchPage()}>
        <Icon name="search" className="text-muted max-pane:hidden" />
        <input
          type="search"
          name="q"
          dir="auto"
          defaultValue={q}
          aria-label={label}
          placeholder={label}
          maxLength={1024}
        />
        <input type="hidden" name="mailbox" value={encodeMailboxKey(path)} />
        <select name="scope" defaultValue={scope} aria-label={texts.t('mailboxes.searchScope')}>
          {scopes.map(({ value, text }) => (
            <option key={value} value={value}>
              {text}
            </option>
          ))}
        </select>
        <button type="submit">{texts.t('mailboxes.search')}</button>
      </form>
    </search>
  );
}
