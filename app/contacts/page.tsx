import { contactsPage, listContacts as endpoint } from '#lib/contract/index.ts';
import { isContactBook } from '#lib/mail/contact-book.ts';
import { openPage, pageNotice, type Page } from '#lib/http/index.ts';
import { findInDirectory, hasDirectory, listBooks, listContactPage } from '#lib/service/index.ts';
import { ContactList, DirectoryList, readDone } from '#components/contacts/index.ts';
import { Shell } from '../shell.tsx';

interface Props {
  readonly searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>;
}

export default async function ContactsPage({ searchParams }: Props) {
  const query = await searchParams;
  const { q } = endpoint.input.parse(query);
  const from = /^\d{1,7}$/.test(String(query['from'])) ? Number(query['from']) : 0;
  const favourites = query['favourites'] === '1';
  const id = (name: string): string => (/^[0-9a-f]{32}$/.test(String(query[name])) ? String(query[name]) : '');
  const group = id('group');
  const asked = typeof query['book'] === 'string' ? query['book'] : '';
  const book = isContactBook(asked) ? asked : undefined;
  const page = await openPage(
    contactsPage({
      q,
      from,
      ...(book ? { book } : {}),
      ...(favourites ? { favourites: '1' } : {}),
      ...(group ? { group } : {}),
    }),
  );
  if (asked === 'directory' && hasDirectory()) return directoryPage(page, q.trim());
  const conflicts = query['conflicts'] === '1';
  const filter = { words: q, favourites, conflicts, book, ...(group ? { group } : {}) };
  const [list, books] = await Promise.all([listContactPage(page.session, filter, from), listBooks(page.session)]);
  return (
    <Shell page={page} section="contacts" notice={pageNotice(query, page.texts)}>
      <title>{`${page.texts.t('contacts.title')} – ${page.productName}`}</title>
      <ContactList
        texts={page.texts}
        token={page.token}
        list={list}
        words={q.trim()}
        favourites={favourites}
        books={books}
        directory={hasDirectory()}
        book={book}
        deleted={id('deleted')}
        done={readDone(query)}
        chooseAll={query['select'] === 'all'}
      />
    </Shell>
  );
}

/** The directory is searched, never listed. */
async function directoryPage(page: Page, words: string) {
  const [found, books] = await Promise.all([findInDirectory(words), listBooks(page.session)]);
  return (
    <Shell page={page} section="contacts">
      <title>{`${page.texts.t('contacts.title')} – ${page.productName}`}</title>
      <DirectoryList texts={page.texts} books={books} words={words} found={found} />
    </Shell>
  );
}
