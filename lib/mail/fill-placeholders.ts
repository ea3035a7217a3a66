/** What a template can be filled with; `''` where it is not known yet. */
export interface PlaceholderValues {
  /** Of the first recipient. */
  readonly name: string;
  readonly firstName: string;
  readonly address: string;
  /** Today, as the person writes it. */
  readonly date: string;
  readonly myName: string;
  readonly myAddress: string;
  /** Of the message that is being written. */
  readonly subject: string;
}

/** What stands between the braces, in each language that Tupai speaks: a template goes on working when its writer changes theirs. */
export const PLACEHOLDERS: Readonly<Record<keyof PlaceholderValues, readonly string[]>> = {
  name: ['name', 'nama'],
  firstName: ['first name', 'nama depan'],
  address: ['address', 'alamat'],
  date: ['date', 'tanggal'],
  myName: ['my name', 'nama saya'],
  myAddress: ['my address', 'alamat saya'],
  subject: ['subject', 'subjek'],
};

const BY_NAME = new Map(
  Object.entries(PLACEHOLDERS).flatMap(([key, names]) =>
    names.map((name) => [name, key as keyof PlaceholderValues] as const),
  ),
);
const BRACES = /\{([\p{L} ]{1,30})\}/gu;

/**
 * The text with `{name}` and its like replaced, in any case of letters. What is unknown, or not known yet, stays as it stands, so that its
 * writer sees what is to be filled by hand. Values are never read as placeholders again.
 *
 * @param write makes a value fit where the text goes, as HTML for instance.
 */
export const fillPlaceholders = (
  text: string,
  values: PlaceholderValues,
  write: (value: string) => string = (value) => value,
): string =>
  text.replace(BRACES, (whole, name: string) => {
    const key = BY_NAME.get(name.trim().toLowerCase());
    const value = key && values[key];
    return value ? write(value) : whole;
  });
