/**
 * A table as RFC 4180 writes it. A cell that a spreadsheet would take for a formula gets an apostrophe in front, which is how
 * spreadsheets mark text; a telephone number of digits alone stays.
 */
export const writeCsv = (rows: readonly (readonly string[])[]): string =>
  rows.map((cells) => `${cells.map(writeCell).join(',')}\r\n`).join('');

function writeCell(text: string): string {
  const plain = text.replaceAll('\0', '');
  const safe = /^[\s\u00a0\ufeff]*[=+\-@|%]|^[\t\r\n]/.test(plain) && !/^\+\d[\d ]*$/.test(plain) ? `'${plain}` : plain;
  return /[",;\t\r\n]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
