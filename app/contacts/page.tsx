import { contactsPage, listContacts as endpoint } from '#lib/contract/index.ts';
import { openPage, pageNotice } from '#lib/http/index.ts';
import { listContacts } from '#lib/service/index.ts';
import { ContactList } from '#components/contacts/index.ts';
import { Shell } from '../shell.tsx';

interface Props {
  readonly searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>;
}

const MOST = 1000; // as many as the service gives

export default async function ContactsPage({ searchParams }: Props) {
  const query = await searchParams;
  const { q } = endpoint.input.parse(query);
  const page = await openPage(contactsPage({ q }));
  const { contacts } = await listContacts(page.session, { q });
  return (
    <Shell page={page} section="contacts" notice={pageNotice(query, page.texts)}>
      <title>{`${page.texts.t('contacts.title')} – ${page.productName}`}</title>
      <ContactList texts={page.texts} contacts={contacts} words={q.trim()} isCut={contacts.length >= MOST} />
    </Shell>
  );
}
