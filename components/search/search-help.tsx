import type { TextKey, Texts } from '#lib/i18n/index.ts';

/** What may be typed, in the language of the person; both sets of words work for everybody. */
const EXAMPLES: readonly { readonly en: string; readonly id: string; readonly text: TextKey }[] = [
  { en: 'meeting', id: 'rapat', text: 'search.helpWords' },
  { en: '"monday meeting"', id: '"rapat senin"', text: 'search.helpPhrase' },
  { en: 'from:ani', id: 'dari:ani', text: 'search.helpFrom' },
  { en: 'subject:report', id: 'subjek:laporan', text: 'search.helpSubject' },
  { en: 'text:budget', id: 'teks:anggaran', text: 'search.helpText' },
  { en: 'is:unread', id: 'is:belum_dibaca', text: 'search.helpMark' },
  { en: 'has:attachment', id: 'ada:lampiran', text: 'search.helpHas' },
  { en: 'filename:agenda.pdf', id: 'berkas:agenda.pdf', text: 'search.helpFilename' },
  { en: 'before:2026-08-17', id: 'sebelum:17/08/2026', text: 'search.helpDay' },
  { en: 'newer_than:7d', id: 'lebih_baru:7d', text: 'search.helpAge' },
  { en: 'larger:5M', id: 'lebih_besar:5M', text: 'search.helpSize' },
  { en: 'in:sent', id: 'di:terkirim', text: 'search.helpIn' },
  { en: 'label:work', id: 'label:kerja', text: 'search.helpLabel' },
  { en: 'header:X-Mailer:mutt', id: 'header:X-Mailer:mutt', text: 'search.helpHeader' },
  { en: '-from:ani', id: '-dari:ani', text: 'search.helpNot' },
  { en: 'from:(ani OR budi)', id: 'dari:(ani ATAU budi)', text: 'search.helpOr' },
];

/** "What can I type?" */
export function SearchHelp({ texts, open = false }: { readonly texts: Texts; readonly open?: boolean }) {
  return (
    <details open={open} className="border-t border-line px-4 py-3">
      <summary className="min-h-6 cursor-pointer font-medium">{texts.t('search.help')}</summary>
      <table className="search-help mt-3">
        <thead>
          <tr>
            <th scope="col">{texts.t('search.helpType')}</th>
            <th scope="col">{texts.t('search.helpFinds')}</th>
          </tr>
        </thead>
        <tbody>
          {EXAMPLES.map(({ text, ...typed }) => (
            <tr key={text}>
              <th scope="row">
                <code translate="no">{typed[texts.locale]}</code>
              </th>
              <td>{texts.t(text)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
