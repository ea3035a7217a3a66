import { composePage, contactPage, type BookView, type DirectoryView } from '#lib/contract/index.ts';
import type { Texts } from '#lib/i18n/index.ts';
import { formatAddress } from '#lib/mail/format-address.ts';
import { Banner, ButtonLink, EmptyState, Face } from '#components/ui/index.ts';
import { BookChooser } from './book-chooser.tsx';
import { PeopleSearch } from './people-search.tsx';

interface Props {
  readonly texts: Texts;
  readonly books: readonly BookView[];
  /** What was searched; `''` before. */
  readonly words: string;
  readonly found: DirectoryView;
}

/** The directory of the house: a search, and whom it finds, each with the ways to write to them and to keep them. */
export function DirectoryList({ texts, books, words, found: { people, error } }: Props) {
  const { t } = texts;
  return (
    <div className="sheet p-4 max-pane:pb-20 pane:p-6">
      <div className="mx-auto grid max-w-3xl grid-cols-1 gap-4">
        <header>
          <h1 className="text-page font-strong">{t('contacts.title')}</h1>
          {words && <output className="block text-muted">{t('contacts.found', { count: people.length })}</output>}
        </header>
        <BookChooser texts={texts} books={books} book="directory" directory />
        {error && <Banner tone="warn">{texts.error(error)}</Banner>}
        <PeopleSearch texts={texts} label={t('contacts.directorySearch')} words={words}>
          <input type="hidden" name="book" value="directory" />
        </PeopleSearch>
        {people.length === 0 && !error && (
          <EmptyState icon="search" title={t(words ? 'contacts.nothingFoundTitle' : 'contacts.directory')}>
            {t('contacts.directoryHint')}
          </EmptyState>
        )}
        {people.length > 0 && (
          <ul className="divide-y divide-line rounded-button border border-line bg-surface">
            {people.map(({ name, addresses: [address = '', ...others], phones, organization, title }) => (
              <li key={`${address} ${name}`} className="flex flex-wrap items-center gap-x-3 gap-y-1 p-3">
                <Face name={name || address} seed={address} />
                <div className="min-w-0 flex-1 basis-48">
                  <p className="truncate font-medium" dir="auto">
                    {name || address}
                  </p>
                  <p className="text-snippet text-muted wrap-anywhere">
                    {[address, ...others, ...phones, title, organization].filter(Boolean).map((text, at) => (
                      <span key={text}>
                        {at > 0 && ' · '}
                        <bdi>{text}</bdi>
                      </span>
                    ))}
                  </p>
                </div>
                <div className="flex gap-1">
                  <ButtonLink
                    href={composePage({ to: formatAddress({ name, address }) })}
                    tone="quiet"
                    icon="compose"
                    title={t('contacts.writeTo', { name: name || address })}
                  >
                    {t('contacts.write')}
                    <span className="sr-only"> {name || address}</span>
                  </ButtonLink>
                  <ButtonLink
                    href={contactPage('new', { name, address: [address, ...others].join(', ') })}
                    tone="quiet"
                    icon="contact-add"
                    title={t('contacts.keepPerson', { name: name || address })}
                  >
                    {t('contacts.keep')}
                    <span className="sr-only"> {name || address}</span>
                  </ButtonLink>
                </div>
              </li>
            ))}
          </ul>
        )}
      </div>
    </div>
  );
}
