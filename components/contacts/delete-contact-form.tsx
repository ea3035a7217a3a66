import { contactPage, contactsPage, deleteContact, type ContactView } from '#lib/contract/index.ts';
import type { Texts } from '#lib/i18n/index.ts';
import { Button, ButtonLink, FormHead } from '#components/ui/index.ts';

interface Props {
  readonly texts: Texts;
  readonly token: string;
  readonly contact: ContactView;
}

/** The question before a card is deleted: who it is, and that it is for good. */
export function DeleteContactForm({ texts, token, contact }: Props) {
  const name = contact.name || contact.addresses[0] || texts.t('contacts.unnamed');
  return (
    <form method="post" action={deleteContact.href} className="sheet grid justify-items-start gap-3 p-4 pane:p-6">
      <FormHead token={token} return={contactsPage()} />
      <input type="hidden" name="id" value={contact.id} />
      <h1 className="text-page font-strong" dir="auto">
        {texts.t('contacts.deleteTitle', { name })}
      </h1>
      <p dir="auto">{texts.t('contacts.deleteAbout', { name })}</p>
      <div className="flex flex-wrap gap-2">
        <Button tone="danger" icon="trash">
          {texts.t('contacts.deleteConfirm')}
        </Button>
        <ButtonLink href={contactPage(contact.id)}>{texts.t('common.cancel')}</ButtonLink>
      </div>
    </form>
  );
}
