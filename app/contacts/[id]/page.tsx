import { contactPage, contactsPage, messagePage } from '#lib/contract/index.ts';
import { isAppError } from '#lib/errors.ts';
import { openPage, pageNotice } from '#lib/http/index.ts';
import { decodeMailboxKey } from '#lib/mail/mailbox-key.ts';
import { decodeMessageKey } from '#lib/mail/message-ref.ts';
import { getContact, openParkedForm, readSender } from '#lib/service/index.ts';
import { ConflictNote, ContactForm, ContactSheet, fieldsOfCard, fieldsOfForm } from '#components/contacts/index.ts';
import { ButtonLink, EmptyState } from '#components/ui/index.ts';
import { Shell } from '../../shell.tsx';

interface Props {
  readonly params: Promise<{ readonly id: string }>;
  readonly searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>;
}

export default async function ContactPage({ params, searchParams }: Props) {
  const [{ id }, query] = await Promise.all([params, searchParams]);
  const one = (name: string): string => (typeof query[name] === 'string' ? query[name] : '');
  const where = id === 'new' ? { mailbox: one('mailbox'), message: one('message') } : { mailbox: '', message: '' };
  const page = await openPage(contactPage(id, { name: one('name'), address: one('address'), ...where }));
  const { texts, token, session } = page;
  const notice = pageNotice(query, texts);
  const [contact, typed, sender] = await Promise.all([
    id === 'new' ? undefined : getContact(session, { id }).catch(missingIsNull),
    one('form') ? openParkedForm(session, one('form')) : undefined,
    where.mailbox && !one('form') ? readSender(session, where) : undefined,
  ]);
  if (contact === null)
    return (
      <Shell page={page} section="contacts" notice={notice}>
        <title>{`${texts.t('contacts.title')} – ${page.productName}`}</title>
        <h1 className="sr-only">{texts.t('contacts.title')}</h1>
        <EmptyState
          icon="contacts"
          title={texts.t('contacts.missing')}
          actions={<ButtonLink href={contactsPage()}>{texts.t('contacts.back')}</ButtonLink>}
        />
      </Shell>
    );
  const label = (contact?.name || contact?.addresses[0] || contact?.card.organization) ?? texts.t('contacts.title');
  const given = { name: one('name'), addresses: one('address'), ...sender?.fields };
  const [path, key] = [decodeMailboxKey(where.mailbox), decodeMessageKey(where.message)];
  return (
    <Shell page={page} section="contacts" notice={notice}>
      <title>{`${label} – ${page.productName}`}</title>
      {contact && !typed && one('edit') === '' ? (
        <>
          <ConflictNote texts={texts} token={token} contact={contact} />
          <ContactSheet
            texts={texts}
            token={token}
            contact={contact}
            merged={/^[0-9a-f]{32}$/.test(one('merged')) ? one('merged') : ''}
          />
        </>
      ) : (
        <ContactForm
          texts={texts}
          token={token}
          id={contact?.id}
          label={label}
          fields={typed || !contact ? fieldsOfForm(typed ?? given) : fieldsOfCard(contact.card)}
          back={path !== undefined && key ? messagePage(path, key) : undefined}
          isGuessed={sender?.isGuessed === true}
          photo={contact?.photo ?? false}
          error={notice.error}
        />
      )}
    </Shell>
  );
}

/** `null` for a card that is gone: the screen says so. */
function missingIsNull(error: unknown): null {
  if (isAppError(error) && error.code === 'contact.missing') return null;
  throw error;
}
