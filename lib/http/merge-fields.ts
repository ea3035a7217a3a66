import { AppError } from '#lib/errors.ts';

/** What a request carries: the fields by name (a list where a name came more than once). */
export interface ReadFields {
  readonly fields: Readonly<Record<string, unknown>>;
  /** A file that could not be kept; the fields are whole all the same, so what was typed can be given back. */
  readonly fault?: AppError | undefined;
}

/** Octets of all text fields of one form. */
export const TEXT_LIMIT = 8_000_000;
export const FIELD_COUNT = 3000;

/** The field that says which button was pressed. lynx sends it once for each button of that name and value. */
const PRESSED = 'do';

/** One value under a name stays a text, several become a list. @throws AppError input.too_large beyond FIELD_COUNT */
export function mergeFields(pairs: Iterable<readonly [string, string]>): Record<string, unknown> {
  const values = new Map<string, string | string[]>();
  let count = 0;
  for (const [name, value] of pairs) {
    count += 1;
    if (count > FIELD_COUNT) throw new AppError('input.too_large');
    const before = values.get(name);
    if (name === PRESSED && before === value) continue;
    values.set(name, before === undefined ? value : [...(Array.isArray(before) ? before : [before]), value]);
  }
  return Object.fromEntries(values);
}
