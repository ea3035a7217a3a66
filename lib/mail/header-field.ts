/** One field of a header as it stands: unfolded, trimmed, not decoded. Hostile text. */
export interface HeaderField {
  /** In lower case. */
  readonly name: string;
  readonly value: string;
}

/** The values of one field, in their order. */
export const fieldValues = (fields: readonly HeaderField[], name: string): string[] =>
  fields.filter((one) => one.name === name).map(({ value }) => value);
