import { CONTACT_FORMATS, contactsFile } from '#lib/contract/index.ts';
import type { TextKey, Texts } from '#lib/i18n/index.ts';

interface Props {
  readonly texts: Texts;
  /** Only this group, or only this card; everybody without either. */
  readonly group?: string;
  readonly id?: string;
}

/** Formats that contacts leave in, to the words for them. */
export const FORMAT_WORDS: Readonly<Record<(typeof CONTACT_FORMATS)[number], TextKey>> = {
  vcard3: 'contacts.vcard3',
  vcard4: 'contacts.vcard4',
  csv: 'contacts.csv',
  ldif: 'contacts.ldif',
};

/** A file of contacts in each format. */
export function ExportLinks({ texts, group, id }: Props) {
  return CONTACT_FORMATS.map((format) => (
    <a
      key={format}
      href={contactsFile({ format, ...(group ? { group } : {}), ...(id ? { id } : {}) })}
      download
      className="flex min-h-9 items-center rounded-field px-3 text-ink no-underline hover:bg-sunken pointer-coarse:min-h-11"
    >
      {texts.t(FORMAT_WORDS[format])}
    </a>
  ));
}
