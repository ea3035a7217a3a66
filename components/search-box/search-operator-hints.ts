import type { SearchTexts } from '#lib/i18n/index.ts';
import { findOperator, type SearchOperator } from '#lib/mail/search-operators.ts';

/** What may be typed, in both languages, and the text that explains it. */
export interface SearchHint {
  readonly en: string;
  readonly id: string;
  readonly text: `searchbox.${keyof SearchTexts}`;
}

/** The operators that are offered, the useful ones first. */
export const OPERATOR_HINTS: readonly SearchHint[] = [
  { en: 'from', id: 'dari', text: 'searchbox.from' },
  { en: 'to', id: 'kepada', text: 'searchbox.to' },
  { en: 'subject', id: 'subjek', text: 'searchbox.subject' },
  { en: 'in', id: 'di', text: 'searchbox.in' },
  { en: 'is', id: 'is', text: 'searchbox.is' },
  { en: 'has', id: 'ada', text: 'searchbox.has' },
  { en: 'after', id: 'setelah', text: 'searchbox.after' },
  { en: 'before', id: 'sebelum', text: 'searchbox.before' },
  { en: 'newer_than', id: 'lebih_baru', text: 'searchbox.newerThan' },
  { en: 'older_than', id: 'lebih_lama', text: 'searchbox.olderThan' },
  { en: 'text', id: 'teks', text: 'searchbox.text' },
  { en: 'body', id: 'isi', text: 'searchbox.body' },
  { en: 'filename', id: 'berkas', text: 'searchbox.filename' },
  { en: 'larger', id: 'lebih_besar', text: 'searchbox.larger' },
  { en: 'smaller', id: 'lebih_kecil', text: 'searchbox.smaller' },
  { en: 'label', id: 'label', text: 'searchbox.label' },
  { en: 'with', id: 'dengan', text: 'searchbox.with' },
  { en: 'on', id: 'pada', text: 'searchbox.on' },
];

const DAYS: readonly SearchHint[] = [
  { en: 'today', id: 'hari_ini', text: 'searchbox.today' },
  { en: 'yesterday', id: 'kemarin', text: 'searchbox.yesterday' },
];
const AGES: readonly SearchHint[] = [
  { en: '7d', id: '7d', text: 'searchbox.week' },
  { en: '1m', id: '1m', text: 'searchbox.month' },
  { en: '1y', id: '1y', text: 'searchbox.year' },
];
const SIZES: readonly SearchHint[] = [
  { en: '1M', id: '1M', text: 'searchbox.oneMegabyte' },
  { en: '5M', id: '5M', text: 'searchbox.fiveMegabytes' },
  { en: '10M', id: '10M', text: 'searchbox.tenMegabytes' },
];

const VALUES: Readonly<Partial<Record<SearchOperator, readonly SearchHint[]>>> = {
  is: [
    { en: 'unread', id: 'belum_dibaca', text: 'searchbox.unread' },
    { en: 'read', id: 'dibaca', text: 'searchbox.read' },
    { en: 'starred', id: 'berbintang', text: 'searchbox.starred' },
    { en: 'answered', id: 'dibalas', text: 'searchbox.answered' },
    { en: 'forwarded', id: 'diteruskan', text: 'searchbox.forwarded' },
    { en: 'draft', id: 'konsep', text: 'searchbox.draft' },
  ],
  has: [
    { en: 'attachment', id: 'lampiran', text: 'searchbox.attachment' },
    { en: 'link', id: 'tautan', text: 'searchbox.link' },
  ],
  in: [{ en: 'anywhere', id: 'anywhere', text: 'searchbox.anywhere' }],
  before: [...DAYS, ...AGES],
  after: [...DAYS, ...AGES],
  on: DAYS,
  newer_than: AGES,
  older_than: AGES,
  larger: SIZES,
  smaller: SIZES,
};

/** What an operator may say, where that is a short list; the name in any language. */
export function hintsOfValue(name: string): readonly SearchHint[] {
  const operator = findOperator(name);
  return (operator && VALUES[operator]) ?? [];
}
