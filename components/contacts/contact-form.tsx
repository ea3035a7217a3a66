import { contactPage, contactsPage, saveContact } from '#lib/contract/index.ts';
import type { TextKey, Texts } from '#lib/i18n/index.ts';
import { Button, ButtonLink, FormHead, TextAreaField, TextField } from '#components/ui/index.ts';
import { ROW_FIELDS, type ContactFields, type RowKind } from './contact-fields.ts';
import { ContactRows } from './contact-rows.tsx';
import { PhotoField } from './photo-field.tsx';

interface Props {
  readonly texts: Texts;
  readonly token: string;
  /** Missing for a new card. */
  readonly id?: string | undefined;
  /** What it is called as stored. */
  readonly label: string;
  /** What stands in the fields: typed before an error, handed in by a link, or as stored. */
  readonly fields: ContactFields;
  /** Where a new card leads back to; the address book without it. */
  readonly back?: string | undefined;
  /** Fields were filled with what a message says below its text. */
  readonly isGuessed?: boolean;
  /** There is a picture in the card. */
  readonly photo: boolean;
  readonly error?: { readonly text: string; readonly field?: string; readonly detail?: string } | undefined;
}

type LineName = 'name' | 'organization' | 'title' | 'nickname' | 'birthday';

const KINDS = Object.keys(ROW_FIELDS) as RowKind[];

/** One card to change. The first button of the form saves, because that is what Enter presses. */
export function ContactForm({ texts, token, id, label, fields, back: given, isGuessed, photo, error }: Props) {
  const errorOf = (field: string): string | undefined => {
    if (error?.field !== field) return undefined;
    if (field === 'name') return texts.t('contacts.nameMissing');
    return field === 'addresses' && error.detail
      ? texts.t('contacts.addressesWrong', { lines: error.detail.replaceAll('\n', ', ') })
      : error.text;
  };
  const line = (name: LineName, what: TextKey, maxLength: number) => ({
    name,
    label: texts.t(what),
    defaultValue: fields[name],
    maxLength,
    autoComplete: 'off',
  });
  const back = id ? contactPage(id) : (given ?? contactsPage());
  return (
    <div className="sheet grid p-4 max-pane:pb-20 pane:p-6">
      <form
        method="post"
        action={saveContact.href}
        encType="multipart/form-data"
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
        {isGuessed && <p className="text-muted">{texts.t('contacts.guessed')}</p>}
        <TextField {...line('name', 'contacts.name', 200)} error={errorOf('name')} />
        <div className="grid items-start gap-5 pane:grid-cols-2">
          <TextField {...line('organization', 'contacts.organization', 400)} />
          <TextField {...line('title', 'contacts.jobTitle', 400)} />
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
          <TextField {...line('nickname', 'contacts.nickname', 200)} />
          <TextField {...line('birthday', 'contacts.birthday', 100)} hint={texts.t('contacts.birthdayHint')} />
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
        <PhotoField texts={texts} id={id} hasPhoto={photo} upload={fields.upload} error={errorOf('file')} />
      </form>
    </div>
  );
}
