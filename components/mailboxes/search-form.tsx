import { listPage, type MailboxView } from '#lib/contract/index.ts';
import type { Texts } from '#lib/i18n/index.ts';
import { Icon } from '#components/ui/index.ts';
import { labelMailbox } from './label-mailbox.ts';

interface Props {
  readonly texts: Texts;
  readonly mailboxes: readonly MailboxView[];
  readonly search: { readonly path: string; readonly q: string };
}

/** What to look for in one folder. The list answers under its own address. */
export function SearchForm({ texts, mailboxes, search }: Props) {
  const found = mailboxes.find(({ path }) => path === search.path);
  const folder = found
    ? labelMailbox(found, texts)
    : search.path === 'INBOX'
      ? texts.t('mailboxes.inbox')
      : search.path;
  const label = texts.t('mailboxes.searchIn', { folder });
  return (
    <search id="search" className="shell-search" data-active={search.q ? true : undefined}>
      <form method="get" action={listPage(search.path)}>
        <Icon name="search" className="text-muted max-pane:hidden" />
        <input
          type="search"
          name="q"
          dir="auto"
          defaultValue={search.q}
          aria-label={label}
          placeholder={label}
          maxLength={1024}
        />
        <button type="submit">{texts.t('mailboxes.search')}</button>
      </form>
    </search>
  );
}
