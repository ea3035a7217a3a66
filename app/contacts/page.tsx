import { contactsPage, listContacts as endpoint } from '#lib/contract/index.ts';
import { isContactBook } from '#lib/mail/contact-book.ts';
import { openPage, pageNotice } from '#lib/http/index.ts';
import { listBooks, listContactPage } from '#lib/service/index.ts';
import { ContactList } from '#components/contacts/index.ts';
import { Shell } from '../shell.tsx';

interface Props {
  readonly searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>;
}

export default async function ContactsPage({ searchParams }: Props) {
  const query = await searchParams;
  const { q } = endpoint.input.parse(query);
  const from = /^\d{1,7}$/.test(String(query['from'])) ? Number(query['from']) : 0;
  const favourites = query['favourites'] === '1';
  const deleted =
    typeof query['deleted'] === 'string' && /^[0-9a-f]{32}$/.test(query['deleted']) ? query['deleted'] : '';
  const asked = typeof query['book'] === 'string' ? query['book'] : '';
  const book = isContactBook(asked) ? asked : undefined;
  const page = await openPage(
    contactsPage({ q, from, ...(book ? { book } : {}), ...(favourites ? { favourites: '1' } : {}) }),
  );
  const conflicts = query['conflicts'] === '1';
  const [list, books] = await Promise.all([
    listContactPage(page.session, { words: q, favourites, conflicts, book }, from),
    listBooks(page.session),
  ]);
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
        book={book}
        deleted={deleted}
      />
    </Shell>
  );
}
