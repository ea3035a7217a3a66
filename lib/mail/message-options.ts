/**
 * What a person may want of a message besides its text: to be told that it was read (`receipt`, RFC 8098) or delivered (`delivery`,
 * RFC 3461), its importance (`high`, `low`), and that the message it answers leaves its folder with it (`archive`).
 */
export const MESSAGE_OPTIONS = ['receipt', 'delivery', 'high', 'low', 'archive'] as const;
export type MessageOption = (typeof MESSAGE_OPTIONS)[number];

/** Those of these values that are options, each once; anything may come from a form or a stored row. */
export const readMessageOptions = (values: unknown): MessageOption[] =>
  Array.isArray(values) ? MESSAGE_OPTIONS.filter((option) => values.includes(option)) : [];
