/** Where a text may be looked for. `to` is the lines To and Cc, `with` any line that names people, `text` the whole message. */
export const SEARCH_FIELDS = [
  'from',
  'to',
  'cc',
  'bcc',
  'with',
  'subject',
  'body',
  'text',
  'list',
  'filename',
] as const;
export type SearchField = (typeof SEARCH_FIELDS)[number];

/** What `is:` asks for. */
export type SearchMark = 'unread' | 'read' | 'starred' | 'answered' | 'forwarded' | 'draft';

export type DayRelation = 'before' | 'after' | 'on';
export type AgeUnit = 'd' | 'w' | 'm' | 'y';

/** One thing that is asked for. No text in it holds NUL, CR, LF or half a character, and none is blank. */
export type SearchTerm =
  /** In the subject or in a line that names people. */
  | { readonly type: 'words'; readonly words: string }
  | { readonly type: 'text'; readonly field: SearchField; readonly text: string }
  /** A header field that holds `text`; `''` asks whether it is there. */
  | { readonly type: 'header'; readonly name: string; readonly text: string }
  | { readonly type: 'mark'; readonly mark: SearchMark }
  | { readonly type: 'has'; readonly what: 'attachment' | 'link' }
  /** Arrival; `day` is `2026`, `2026-11` or `2026-11-22`. `after` includes its day, `before` does not. */
  | { readonly type: 'day'; readonly relation: DayRelation; readonly day: string }
  /** Arrival, counted back from today. */
  | { readonly type: 'age'; readonly relation: DayRelation; readonly count: number; readonly unit: AgeUnit }
  /** More, or less, than so many octets. */
  | { readonly type: 'size'; readonly relation: 'larger' | 'smaller'; readonly octets: number }
  | { readonly type: 'label'; readonly keyword: string }
  /** Path or name of a mailbox, a special use, or `anywhere`. */
  | { readonly type: 'in'; readonly mailbox: string };

/**
 * What a person searches for: terms, all of which (`all`), any of which (`any`) or which not (`not`) a message has to fit.
 * `all` and `any` have two parts at least and none of their own kind; there is no `not` of a `not`. A whole query may also
 * be `all` of no parts, which everything fits, or `any` of none, which nothing does.
 */
export type SearchQuery =
  | SearchTerm
  | { readonly type: 'all'; readonly of: readonly SearchQuery[] }
  | { readonly type: 'any'; readonly of: readonly SearchQuery[] }
  | { readonly type: 'not'; readonly of: SearchQuery };
