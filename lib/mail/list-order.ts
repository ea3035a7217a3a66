/**
 * How a message list may be ordered. `arrival` is UID order and needs no SORT; so are `flagged` and `unread`, but for the
 * messages with that mark, which stand first in both directions.
 */
export const LIST_ORDERS = ['arrival', 'date', 'from', 'to', 'subject', 'size', 'flagged', 'unread'] as const;
export type ListOrder = (typeof LIST_ORDERS)[number];

/** Which messages of a mailbox a list shows. */
export const LIST_FILTERS = ['all', 'unread', 'flagged', 'attachment', 'to-me'] as const;
export type ListFilter = (typeof LIST_FILTERS)[number];
