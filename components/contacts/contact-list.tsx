import { contactPage, contactsPage, type ContactView } from '#lib/contract/index.ts';
import type { Texts } from '#lib/i18n/index.ts';
import { Button, ButtonLink, EmptyState } from '#components/ui/index.ts';
import { ContactRow } from './contact-row.tsx';
import { groupByLetter } from './group-by-letter.ts';

interface Props {
  readonly texts: Texts;
  readonly contacts: readonly ContactView[];
  /** Words that were searched; `''` shows everybody. */
  readonly words: string;
  /** True when there are more than these. */
  readonly isCut: boolean;
}

const INDEX_FROM = 20; // people from which letters to jump to are worth their room

/** Everybody in the address book, under letters, with a search. */
export function ContactList({ texts, contacts, words, isCut }: Props) {
  const groups = groupByLetter(contacts, texts.locale);
  const letterId = (letter: string): string => `letter-${letter ? String(letter.codePointAt(0)) : 'other'}`;
  return (
    <div className="sheet p-4 max-pane:pb-20 pane:p-6">
      <div className="mx-auto grid max-w-3xl grid-cols-1 gap-4">
        <header className="flex flex-wrap items-center justify-between gap-2">
          <div>
            <h1 className="text-page font-strong">{texts.t('contacts.title')}</h1>
            <output className="block text-muted">
              {texts.t(words ? 'contacts.found' : 'contacts.count', { count: contacts.length })}
            </output>
          </div>
          <ButtonLink href={contactPage('new')} icon="contact-add" tone="primary">
            {texts.t('contacts.add')}
          </ButtonLink>
        </header>
        {(contacts.length > 0 || words) && (
          <search>
            <form method="get" action={contactsPage()} className="flex gap-2">
              <input
                type="search"
                name="q"
                dir="auto"
                defaultValue={words}
                maxLength={200}
                aria-label={texts.t('contacts.search')}
                placeholder={texts.t('contacts.search')}
                className="min-h-9 w-full min-w-0 rounded-field border border-control bg-surface px-3 pointer-coarse:min-h-11 pointer-coarse:text-[1rem]"
              />
              <Button icon="search" className="flex-none">
                {texts.t('contacts.searchButton')}
              </Button>
            </form>
          </search>
        )}
        {contacts.length === 0 && <NobodyHere texts={texts} words={words} />}
        {contacts.length >= INDEX_FROM && groups.length > 1 && (
          <nav aria-label={texts.t('contacts.letters')}>
            <ul className="flex flex-wrap gap-1">
              {groups.map(({ letter }) => (
                <li key={letter}>
                  <a
                    href={`#${letterId(letter)}`}
                    aria-label={letter || texts.t('contacts.otherLettersLabel')}
                    className="grid size-8 place-items-center rounded-field no-underline hover:bg-sunken pointer-coarse:size-11"
                  >
                    {letter || texts.t('contacts.otherLetters')}
                  </a>
                </li>
              ))}
            </ul>
          </nav>
        )}
        {groups.map(({ letter, contacts: members }) => (
          <section key={letter} aria-labelledby={letterId(letter)}>
            <h2 id={letterId(letter)} className="px-3 pb-1 font-strong text-accent">
              {letter || texts.t('contacts.otherLetters')}
            </h2>
            <ul className="divide-y divide-line rounded-button border border-line bg-surface">
              {members.map((contact) => (
                <ContactRow key={contact.id} texts={texts} contact={contact} />
              ))}
            </ul>
          </section>
        ))}
        {isCut && <p className="text-muted">{texts.t('contacts.tooMany', { count: contacts.length })}</p>}
        {words && (
          <p>
            <a href={contactsPage()}>{texts.t('contacts.searchClear')}</a>
          </p>
        )}
      </div>
    </div>
  );
}

function NobodyHere({ texts, words }: Pick<Props, 'texts' | 'words'>) {
  if (words)
    return (
      <EmptyState icon="search" title={texts.t('contacts.nothingFoundTitle')}>
        {texts.t('contacts.nothingFound', { words })}
      </EmptyState>
    );
  return (
    <EmptyState icon="contacts" title={texts.t('contacts.emptyTitle')}>
      {texts.t('contacts.empty')}
    </EmptyState>
  );
}
