/**
 * A message forwarded inside a new one: a heading line, `Label: value` lines (those without a value are left out), a blank
 * line and the text as it is. Values come from the message: line ends in them become blanks.
 */
export function forwardText(
  text: string,
  fields: readonly { label: string; value: string }[],
  heading: string,
): string {
  const lines = forwardFields(fields).map(({ label, value }) => `${label}: ${value}`);
  return [heading, ...lines, '', text.replace(/\r\n?/g, '\n'), ''].join('\n');
}

/** The fields that say something, each on one line. */
export const forwardFields = (
  fields: readonly { label: string; value: string }[],
): { label: string; value: string }[] =>
  fields
    .filter(({ value }) => value.trim() !== '')
    .map(({ label, value }) => ({ label, value: value.replace(/[\p{Cc}\s]+/gu, ' ').trim() }));
