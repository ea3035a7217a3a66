import { listPage, type MailboxView } from '#lib/contract/index.ts';
import { SEARCH_FIELDS, type SearchField } from '#lib/mail/list-order.ts';
import type { Texts } from '#lib/i18n/index.ts';
import { Icon } from '#components/ui/index.ts';
import { labelMailbox } from './label-mailbox.ts';

interface Props {
  readonly texts: Texts;
  readonly mailboxes: readonly MailboxView[];
  readonly search: { readonly path: string; readonly field: string; readonly words: string };
}

const FIELD_TEXTS = {
  subject: 'mailboxes.fieldSubject',
  from: 'mailboxes.fieldFrom',
  to: 'mailboxes.fieldTo',
  text: 'mailboxes.fieldText',
} as const satisfies Record<SearchField, string>;

/** Words and where to look for them, in one folder. The list answers under its own address. */
export function SearchForm({ texts, mailboxes, search }: Props) {
  const found = mailboxes.find(({ path }) => path === search.path);
  const folder = found
    ? labelMailbox(found, texts)
    : search.path === 'INBOX'
      ? texts.t('mailboxes.inbox')
      : search.path;
  const label = texts.t('mailboxes.searchIn', { folder });
  return (
    <search id="search" className="shell-search" data-active={search.words ? true : undefined}>
      <form method="get" action={listPage(search.path)}>
        <Icon name="search" className="text-muted max-pane:hidden" />
        <input
          type="search"
          name="q"
          dir="auto"
          defaultValue={search.words}
          aria-label={label}
          placeholder={label}
          maxLength={1024}
        />
        <select name="field" defaultValue={search.field} aria-label={texts.t('mailboxes.searchField')}>
          {SEARCH_FIELDS.map((field) => (
            <option key={field} value={field}>
              {texts.t(FIELD_TEXTS[field])}
            </option>
          ))}
        </select>
        <button type="submit">{texts.t('mailboxes.search')}</button>
      </form>
    </search>
  );
}
