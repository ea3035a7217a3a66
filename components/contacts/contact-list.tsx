import {
  actOnContacts,
  contactPage,
  contactsPage,
  restoreContact,
  type BookView,
  type ContactListView,
} from '#lib/contract/index.ts';
import type { Texts } from '#lib/i18n/index.ts';
import { Banner, Button, ButtonLink, EmptyState, FormHead, Menu } from '#components/ui/index.ts';
import { BookChooser } from './book-chooser.tsx';
import { ChosenBar } from './chosen-bar.tsx';
import { CollectedNote } from './collected-note.tsx';
import { ContactGroups } from './contact-groups.tsx';
import { ContactRow } from './contact-row.tsx';
import { ExportLinks } from './export-links.tsx';
import { LiveContactKeys } from './live-contact-keys.tsx';
import { LiveContactSearch } from './live-contact-search.tsx';
import { groupByLetter } from './group-by-letter.ts';
import { GroupHead } from './group-head.tsx';
import { PeopleSearch } from './people-search.tsx';
import { UndoBanner, type DoneChange } from './undo-banner.tsx';

interface Props {
  readonly texts: Texts;
  readonly token: string;
  readonly list: ContactListView;
  /** Words that were searched; `''` shows everybody. */
  readonly words: string;
  readonly favourites: boolean;
  /** Those of other servers. */
  readonly books: readonly BookView[];
  /** There is a directory to search. */
  readonly directory: boolean;
  /** The one book that is shown; all without it. */
  readonly book: string | undefined;
  /** A card that was just deleted, `''` for none. */
  readonly deleted: string;
  /** What was just done to many, and can be taken back. */
  readonly done: DoneChange | undefined;
  /** Every box of the page is ticked. */
  readonly chooseAll: boolean;
}

const STRETCH = 200; // as many as the service gives
const INDEX_FROM = 20; // people from which letters to jump to are worth their room

/** A stretch of the address book, under letters, with a search and the way to the other stretches. */
export function ContactList({ texts, token, list, words, favourites, books, directory, book, ...rest }: Props) {
  const { contacts, from, total, letters, group } = list;
  const { deleted, done, chooseAll } = rest;
  const sections = groupByLetter(contacts, texts.locale);
  const letterId = (letter: string): string => `letter-${letter ? String(letter.codePointAt(0)) : 'other'}`;
  const shown = {
    ...(book ? { book } : {}),
    ...(group ? { group: group.id } : {}),
    ...(words ? { q: words } : {}),
    ...(favourites ? { favourites: '1' as const } : {}),
  };
  const place = (start?: number): string => contactsPage({ ...shown, ...(start ? { from: start } : {}) });
  const selectAll = contactsPage({ ...shown, ...(from ? { from } : {}), select: 'all' });
  /** Those who were collected are kept one by one, each by a form of its own. */
  const rows = sections.map(({ letter, contacts: members }) => (
    <section key={letter} aria-labelledby={letterId(letter)}>
      <h2 id={letterId(letter)} className="px-3 pb-1 font-strong text-accent">
        {letter || texts.t('contacts.otherLetters')}
      </h2>
      <ul className="divide-y divide-line rounded-button border border-line bg-surface">
        {members.map((contact) => (
          <ContactRow
            key={contact.id}
            texts={texts}
            token={token}
            contact={contact}
            chosen={book === 'collected' ? undefined : chooseAll}
          />
        ))}
      </ul>
    </section>
  ));
  const isHere = (start: number): boolean => start >= from && start < from + contacts.length;
  return (
    <div className="sheet p-4 max-pane:pb-20 pane:p-6">
      <div className="mx-auto grid max-w-5xl grid-cols-1 gap-4 wide:grid-cols-[13rem_minmax(0,1fr)] wide:gap-6">
        <ContactGroups texts={texts} token={token} groups={list.groups} current={group?.id ?? ''} />
        <div className="grid grid-cols-1 content-start gap-4">
          <LiveContactKeys offers={done || deleted ? ['newContact', 'undo'] : ['newContact']} people />
          {done && <UndoBanner texts={texts} token={token} done={done} return={place(from)} />}
          {deleted && (
            <form method="post" action={restoreContact.href}>
              <FormHead token={token} return={contactsPage()} />
              <input type="hidden" name="id" value={deleted} />
              <Banner tone="ok" actions={<Button data-command="undo">{texts.t('contacts.deleteUndo')}</Button>}>
                {texts.t('contacts.deletedTitle')}
              </Banner>
            </form>
          )}
          <header className="flex flex-wrap items-center justify-between gap-2">
            <div>
              <h1 className="text-page font-strong wrap-anywhere" dir="auto">
                {group?.name ?? texts.t('contacts.title')}
              </h1>
              <output className="block text-muted">
                {texts.t(words ? 'contacts.found' : 'contacts.count', { count: total })}
              </output>
            </div>
            <div className="flex flex-wrap gap-2">
              <ButtonLink
                href={contactsPage({ ...(words ? { q: words } : {}), ...(favourites ? {} : { favourites: '1' }) })}
                icon={favourites ? 'contacts' : 'star'}
                tone="quiet"
                className="max-pane:[&>span]:sr-only"
              >
                {texts.t(favourites ? 'contacts.everybody' : 'contacts.favourites')}
              </ButtonLink>
              {!group && total > 0 && (
                <Menu
                  label={texts.t('contacts.export')}
                  icon="download"
                  align="end"
                  className="max-pane:[&>summary>span]:sr-only"
                >
                  <ExportLinks texts={texts} />
                  <p className="max-w-64 px-3 py-1 text-snippet text-muted">{texts.t('contacts.exportHint')}</p>
                </Menu>
              )}
              <ButtonLink
                href={contactPage('new')}
                icon="contact-add"
                tone={group ? 'plain' : 'primary'}
                data-command="newContact"
              >
                {texts.t('contacts.add')}
              </ButtonLink>
            </div>
          </header>
          {!group && <BookChooser texts={texts} books={books} directory={directory} book={book} />}
          {book === 'collected' && total > 0 && <CollectedNote texts={texts} token={token} />}
          {group && <GroupHead texts={texts} token={token} group={group} />}
          {(contacts.length > 0 || words) && (
            <PeopleSearch texts={texts} label={texts.t('contacts.search')} words={words}>
              {book && <input type="hidden" name="book" value={book} />}
              {group && <input type="hidden" name="group" value={group.id} />}
              <LiveContactSearch />
            </PeopleSearch>
          )}
          {contacts.length === 0 && (
            <NobodyHere texts={texts} words={words} favourites={favourites} book={book} isGroup={group !== null} />
          )}
          {total >= INDEX_FROM && letters.length > 1 && (
            <nav aria-label={texts.t('contacts.letters')}>
              <ul className="flex max-pane:gap-1 max-pane:overflow-x-auto pane:flex-wrap">
                {letters.map(({ letter, from: start }) => (
                  <li key={letter}>
                    <a
                      href={`${isHere(start) ? '' : place(start)}#${letterId(letter)}`}
                      aria-label={letter || texts.t('contacts.otherLettersLabel')}
                      className="grid size-8 place-items-center rounded-field no-underline hover:bg-sunken pane:size-7 pointer-coarse:size-11"
                    >
                      {letter || texts.t('contacts.otherLetters')}
                    </a>
                  </li>
                ))}
              </ul>
            </nav>
          )}
          {contacts.length > 0 && book === 'collected' && rows}
          {contacts.length > 0 && book !== 'collected' && (
            <form key={place(from)} method="post" action={actOnContacts.href} className="grid grid-cols-1 gap-4">
              <FormHead token={token} return={place(from)} />
              {group && <input type="hidden" name="from" value={group.id} />}
              <ChosenBar texts={texts} groups={list.groups} group={group} selectAllHref={selectAll} />
              {rows}
            </form>
          )}
          {total > contacts.length && (
            <nav className="flex flex-wrap items-center gap-2" aria-label={texts.t('contacts.pages')}>
              {from > 0 && (
                <ButtonLink href={place(Math.max(from - STRETCH, 0))} icon="chevron-left">
                  {texts.t('contacts.newer')}
                </ButtonLink>
              )}
              {from + contacts.length < total && (
                <ButtonLink href={place(from + contacts.length)} icon="chevron-right">
                  {texts.t('contacts.older')}
                </ButtonLink>
              )}
              <span className="text-muted">
                {texts.t('contacts.rangeShown', { first: from + 1, last: from + contacts.length, total })}
              </span>
            </nav>
          )}
          {words && (
            <p>
              <a href={contactsPage(group ? { group: group.id } : {})}>{texts.t('contacts.searchClear')}</a>
            </p>
          )}
        </div>
      </div>
    </div>
  );
}

function NobodyHere({
  texts,
  words,
  favourites,
  book,
  isGroup,
}: Pick<Props, 'texts' | 'words' | 'favourites' | 'book'> & { readonly isGroup: boolean }) {
  if (words)
    return (
      <EmptyState icon="search" title={texts.t('contacts.nothingFoundTitle')}>
        {texts.t('contacts.nothingFound', { words })}
      </EmptyState>
    );
  if (favourites)
    return (
      <EmptyState icon="star" title={texts.t('contacts.noFavouritesTitle')}>
        {texts.t('contacts.noFavourites')}
      </EmptyState>
    );
  if (book)
    return (
      <EmptyState icon="contacts" title={texts.t('contacts.emptyTitle')}>
        {texts.t(book === 'collected' ? 'contacts.emptyCollected' : 'contacts.emptyBook')}
      </EmptyState>
    );
  if (isGroup)
    return (
      <EmptyState icon="contacts" title={texts.t('contacts.emptyGroupTitle')}>
        {texts.t('contacts.emptyGroup')}
      </EmptyState>
    );
  return (
    <EmptyState icon="contacts" title={texts.t('contacts.emptyTitle')}>
      {texts.t('contacts.empty')}
    </EmptyState>
  );
}
