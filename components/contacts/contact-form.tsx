import { composePage, contactPage, contactsPage, saveContact, type ContactView } from '#lib/contract/index.ts';
import type { Texts } from '#lib/i18n/index.ts';
import { formatAddress } from '#lib/mail/format-address.ts';
import { Button, ButtonLink, FormHead, TextAreaField, TextField } from '#components/ui/index.ts';

interface Props {
  readonly texts: Texts;
  readonly token: string;
  /** As stored; missing for a new card. */
  readonly contact?: ContactView | undefined;
  /** What stands in the fields: typed before an error, handed in by a link, or as stored. Addresses one a line. */
  readonly fields: { readonly name: string; readonly addresses: string; readonly note: string };
  readonly error?: { readonly text: string; readonly field?: string; readonly detail?: string } | undefined;
}

/** One card: to write to, to change, to delete. */
export function ContactForm({ texts, token, contact, fields, error }: Props) {
  const errorOf = (field: string): string | undefined => {
    if (error?.field !== field) return undefined;
    if (field === 'name') return texts.t('contacts.nameMissing');
    return field === 'addresses' && error.detail
      ? texts.t('contacts.addressesWrong', { lines: error.detail.replaceAll('\n', ', ') })
      : error.text;
  };
  return (
    <div className="sheet grid p-4 max-pane:pb-20 pane:p-6">
      <div className="mx-auto grid w-full max-w-xl grid-cols-1 gap-4">
        <header className="grid gap-2">
          <p className="text-meta">
            <a href={contactsPage()}>{texts.t('contacts.back')}</a>
          </p>
          <h1 className="text-page font-strong" dir="auto">
            {contact
              ? contact.name || contact.addresses[0] || texts.t('contacts.unnamed')
              : texts.t('contacts.newTitle')}
          </h1>
          {contact && contact.addresses.length > 0 && (
            <ul className="flex flex-wrap gap-2">
              {contact.addresses.map((address) => (
                <li key={address} className="max-w-full min-w-0">
                  <ButtonLink
                    href={composePage({ to: formatAddress({ name: contact.name, address }) })}
                    icon="compose"
                    className="max-w-full"
                  >
                    {texts.t('contacts.writeTo', { name: address })}
                  </ButtonLink>
                </li>
              ))}
            </ul>
          )}
        </header>
        <form method="post" action={saveContact.href} className="grid gap-4">
          <FormHead token={token} return={contactsPage()} />
          <input type="hidden" name="id" value={contact?.id ?? ''} />
          <TextField
            name="name"
            label={texts.t('contacts.name')}
            defaultValue={fields.name}
            maxLength={200}
            autoComplete="off"
            error={errorOf('name')}
          />
          <TextAreaField
            name="addresses"
            label={texts.t('contacts.addresses')}
            hint={texts.t('contacts.addressesHint')}
            defaultValue={fields.addresses}
            rows={3}
            maxLength={4000}
            spellCheck={false}
            error={errorOf('addresses')}
          />
          <TextAreaField
            name="note"
            label={texts.t('contacts.note')}
            hint={texts.t('contacts.noteHint')}
            defaultValue={fields.note}
            rows={4}
            maxLength={10_000}
            error={errorOf('note')}
          />
          <div className="flex flex-wrap gap-2">
            <Button tone="primary">{texts.t('contacts.save')}</Button>
            <ButtonLink href={contactsPage()} tone="quiet">
              {texts.t('common.cancel')}
            </ButtonLink>
            {contact && (
              <ButtonLink
                href={contactPage(contact.id, { delete: '1' })}
                tone="quiet"
                icon="trash"
                className="ms-auto text-danger"
              >
                {texts.t('contacts.delete')}
              </ButtonLink>
            )}
          </div>
        </form>
      </div>
    </div>
  );
}
