import { contactsPage, type BookView } from '#lib/contract/index.ts';
import type { Texts } from '#lib/i18n/index.ts';
import { ChipLink } from '#components/ui/index.ts';

interface Props {
  readonly texts: Texts;
  /** Those of other servers. */
  readonly books: readonly BookView[];
  /** The administrator named one. */
  readonly directory: boolean;
  /** The one that is shown; all without it. */
  readonly book: string | undefined;
}

/** Which book is looked into, and how one of another server stands. */
export function BookChooser({ texts, books, directory, book }: Props) {
  const { t } = texts;
  const choices = [
    { id: undefined, name: t('contacts.bookAll') },
    { id: 'own', name: t('contacts.bookOwn') },
    ...books.map(({ id, name }) => ({ id: `carddav:${id}`, name })),
    ...(directory ? [{ id: 'directory', name: t('contacts.directory') }] : []),
    { id: 'collected', name: t('contacts.bookCollected') },
  ];
  const shown = books.find(({ id }) => `carddav:${id}` === book);
  return (
    <div className="grid gap-1">
      <nav
        aria-label={t('contacts.books')}
        className="flex gap-1 max-pane:-mx-4 max-pane:overflow-x-auto max-pane:px-4 max-pane:pb-1 pane:flex-wrap [&>a]:flex-none"
      >
        {choices.map(({ id, name }) => (
          <ChipLink key={id ?? ''} href={contactsPage(id ? { book: id } : {})} current={id === book}>
            {name}
          </ChipLink>
        ))}
      </nav>
      {shown && (
        <p className={`text-snippet ${shown.error ? 'text-danger' : 'text-muted'}`}>
          {shown.error && `${texts.error(shown.error, { host: shown.host })} `}
          {shown.syncedAt
            ? t('settings.booksSynced', { when: texts.date(shown.syncedAt, 'full') })
            : t('settings.booksNever')}
          {shown.waiting > 0 && ` ${t('settings.booksWaiting', { count: shown.waiting })}`}
          {shown.readOnly && ` ${t('settings.booksReadOnly')}.`}
        </p>
      )}
    </div>
  );
}
