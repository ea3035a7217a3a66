import { contactsPage, importPage, readImport } from '#lib/contract/index.ts';
import type { Texts } from '#lib/i18n/index.ts';
import { Button, ButtonLink, FormHead } from '#components/ui/index.ts';

interface Props {
  readonly texts: Texts;
  readonly token: string;
}

/** Asks for the file. */
export function ImportForm({ texts, token }: Props) {
  return (
    <form method="post" action={readImport.href} encType="multipart/form-data" className="grid grid-cols-1 gap-4">
      <FormHead token={token} return={importPage()} />
      <p>{texts.t('contacts.importIntro')}</p>
      <div className="grid gap-1">
        <label htmlFor="file" className="font-medium">
          {texts.t('contacts.importFile')}
        </label>
        <input
          type="file"
          id="file"
          name="file"
          required
          accept=".vcf,.vcard,.csv,.tsv,.txt,.ldif,.ldi,text/vcard,text/csv,text/x-vcard,text/directory"
          className="max-w-full"
        />
      </div>
      <div className="flex flex-wrap gap-2">
        <Button tone="primary">{texts.t('contacts.importLook')}</Button>
        <ButtonLink href={contactsPage()} tone="quiet">
          {texts.t('common.cancel')}
        </ButtonLink>
      </div>
    </form>
  );
}
