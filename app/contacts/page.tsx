import type { Metadata } from 'next';
import { contactsPage, listContacts as endpoint } from '#lib/contract/index.ts';
import { openPage, openPublicPage, pageNotice } from '#lib/http/index.ts';
import { listContacts } from '#lib/service/index.ts';
import { ContactList } from '#components/contacts/index.ts';
import { Shell } from '../shell.tsx';

interface Props {
  readonly searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>;
}

const MOST = 1000; // as many as the service gives

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await openPublicPage()).texts.t('contacts.title') };
}

export default async function ContactsPage({ searchParams }: Props) {
  const query = await searchParams;
  const { q } = endpoint.input.parse(query);
  const page = await openPage(contactsPage({ q }));
  const { contacts } = await listContacts(page.session, { q });
  return (
    <Shell page={page} section="contacts" notice={pageNotice(query, page.texts)}>
      <ContactList texts={page.texts} contacts={contacts} words={q.trim()} isCut={contacts.length >= MOST} />
    </Shell>
  );
}
