import { contactPage, contactsPage, saveContact } from '#lib/contract/index.ts';
import type { Texts } from '#lib/i18n/index.ts';
import { Button, ButtonLink, FormHead, TextAreaField, TextField } from '#components/ui/index.ts';
import { ROW_FIELDS, type ContactFields, type RowKind } from './contact-fields.ts';
import { ContactRows } from './contact-rows.tsx';

interface Props {
  readonly texts: Texts;
  readonly token: string;
  /** Missing for a new card. */
  readonly id?: string | undefined;
  /** What it is called as stored. */
  readonly label: string;
  /** What stands in the fields: typed before an error, handed in by a link, or as stored. */
  readonly fields: ContactFields;
  readonly error?: { readonly text: string; readonly field?: string; readonly detail?: string } | undefined;
}

const KINDS = Object.keys(ROW_FIELDS) as RowKind[];

/** One card to change. The first button of the form saves, because that is what Enter presses. */
export function ContactForm({ texts, token, id, label, fields, error }: Props) {
  const errorOf = (field: string): string | undefined => {
    if (error?.field !== field) return undefined;
    if (field === 'name') return texts.t('contacts.nameMissing');
    return field === 'addresses' && error.detail
      ? texts.t('contacts.addressesWrong', { lines: error.detail.replaceAll('\n', ', ') })
      : error.text;
  };
  const back = id ? contactPage(id) : contactsPage();
  return (
    <div className="sheet grid p-4 max-pane:pb-20 pane:p-6">
      <form
        method="post"
        action={saveContact.href}
        className="mx-auto grid w-full max-w-2xl grid-cols-1 content-start gap-5"
      >
        <FormHead token={token} return={back} />
        <input type="hidden" name="id" value={id ?? ''} />
        <input type="hidden" name="full" value="1" />
        <header className="flex flex-wrap items-center justify-between gap-2">
          <h1 className="min-w-0 text-page font-strong wrap-anywhere" dir="auto">
            {id ? label : texts.t('contacts.newTitle')}
          </h1>
          <div className="flex gap-2">
            <Button tone="primary">{texts.t('contacts.save')}</Button>
            <ButtonLink href={back} tone="quiet">
              {texts.t('common.cancel')}
            </ButtonLink>
          </div>
        </header>
        <TextField
          name="name"
          label={texts.t('contacts.name')}
          defaultValue={fields.name}
          maxLength={200}
          autoComplete="off"
          error={errorOf('name')}
        />
        <div className="grid items-start gap-5 pane:grid-cols-2">
          <TextField
            name="organization"
            label={texts.t('contacts.organization')}
            defaultValue={fields.organization}
            maxLength={400}
            autoComplete="off"
          />
          <TextField
            name="title"
            label={texts.t('contacts.jobTitle')}
            defaultValue={fields.title}
            maxLength={400}
            autoComplete="off"
          />
        </div>
        {KINDS.map((kind) => (
          <ContactRows
            key={kind}
            texts={texts}
            kind={kind}
            rows={fields.rows[kind]}
            error={kind === 'email' ? errorOf('addresses') : undefined}
          />
        ))}
        <div className="grid items-start gap-5 pane:grid-cols-2">
          <TextField
            name="nickname"
            label={texts.t('contacts.nickname')}
            defaultValue={fields.nickname}
            maxLength={200}
            autoComplete="off"
          />
          <TextField
            name="birthday"
            label={texts.t('contacts.birthday')}
            hint={texts.t('contacts.birthdayHint')}
            defaultValue={fields.birthday}
            maxLength={100}
            autoComplete="off"
          />
        </div>
        <TextAreaField
          name="note"
          label={texts.t('contacts.note')}
          hint={texts.t('contacts.noteHint')}
          defaultValue={fields.note}
          rows={4}
          maxLength={10_000}
          error={errorOf('note')}
        />
      </form>
    </div>
  );
}
