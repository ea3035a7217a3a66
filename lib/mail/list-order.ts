/** How a message list may be ordered. `arrival` is UID order and needs no SORT. */
export const LIST_ORDERS = ['arrival', 'date', 'from', 'to', 'subject', 'size'] as const;
export type ListOrder = (typeof LIST_ORDERS)[number];

/** Which messages of a mailbox a list shows. */
export const LIST_FILTERS = ['all', 'unread', 'flagged'] as const;
export type ListFilter = (typeof LIST_FILTERS)[number];
