import { SEARCH_FIELDS, type SearchField, type SearchMark } from './search-query.ts';

/**
 * The operators of the search box by every name they go by: the English ones, those that other mail programs use, and the
 * Indonesian ones. They mean the same whatever language the screen speaks, so that a search can be passed on.
 */
const OPERATOR_NAMES = {
  from: ['dari'],
  to: ['kepada'],
  cc: ['tembusan'],
  bcc: [],
  with: ['dengan'],
  subject: ['subjek', 'perihal'],
  body: ['isi'],
  text: ['teks'],
  list: ['milis'],
  filename: ['berkas'],
  before: ['older', 'sebelum'],
  after: ['newer', 'since', 'sesudah', 'setelah'],
  on: ['pada'],
  older_than: ['lebih_lama'],
  newer_than: ['lebih_baru'],
  larger: ['lebih_besar'],
  smaller: ['lebih_kecil'],
  label: ['tag'],
  header: [],
  in: ['di'],
  is: [],
  has: ['ada'],
} as const satisfies Record<string, readonly string[]>;

export type SearchOperator = keyof typeof OPERATOR_NAMES;

const MARK_NAMES: Readonly<Record<SearchMark, readonly string[]>> = {
  unread: ['unseen', 'belum_dibaca', 'belum-dibaca'],
  read: ['seen', 'dibaca'],
  starred: ['flagged', 'berbintang'],
  answered: ['replied', 'dibalas'],
  forwarded: ['diteruskan'],
  draft: ['konsep', 'draf'],
};

const HAS_NAMES = { attachment: ['attachments', 'lampiran'], link: ['links', 'tautan'] } as const;

const byName = <K extends string>(names: Readonly<Record<K, readonly string[]>>): ReadonlyMap<string, K> =>
  new Map((Object.keys(names) as K[]).flatMap((key) => [key, ...names[key]].map((name) => [name, key] as const)));

const OPERATORS = byName<SearchOperator>(OPERATOR_NAMES);
const MARKS = byName(MARK_NAMES);
const HAS = byName<'attachment' | 'link'>(HAS_NAMES);
const FIELDS: ReadonlySet<string> = new Set(SEARCH_FIELDS);

/** The operator of this name, in any case of letters. */
export const findOperator = (name: string): SearchOperator | undefined => OPERATORS.get(name.toLowerCase());
export const findMark = (name: string): SearchMark | undefined => MARKS.get(name.toLowerCase());
export const findHas = (name: string): 'attachment' | 'link' | undefined => HAS.get(name.toLowerCase());
export const isSearchField = (operator: string): operator is SearchField => FIELDS.has(operator);
