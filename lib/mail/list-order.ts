/** How a message list may be ordered. `arrival` is UID order and needs no SORT. */
export const LIST_ORDERS = ['arrival', 'date', 'from', 'to', 'subject', 'size'] as const;
export type ListOrder = (typeof LIST_ORDERS)[number];

/** Which messages of a mailbox a list shows. */
export const LIST_FILTERS = ['all', 'unread', 'flagged'] as const;
export type ListFilter = (typeof LIST_FILTERS)[number];

/** Where a search looks. `text` is header and body. */
export const SEARCH_FIELDS = ['subject', 'from', 'to', 'text'] as const;
export type SearchField = (typeof SEARCH_FIELDS)[number];

/** A simple search: every message whose `field` holds `words`. The full grammar arrives with the search box. */
export interface SearchQuery {
  readonly field: SearchField;
  readonly words: string;
}
