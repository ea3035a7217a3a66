/** A table as text (RFC 4180): cells of a row, rows of a table. */
export interface Table {
  readonly rows: readonly (readonly string[])[];
  /** There were more rows, or wider ones. */
  readonly truncated: boolean;
}

/**
 * Reads comma-separated values; also with semicolons or tabs, whichever the first line has most of. Broken quotes are taken as they
 * stand. Linear; an empty text has no rows.
 */
export function parseCsv(text: string, most: { rows: number; cells: number } = { rows: 500, cells: 50 }): Table {
  const source = text.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n');
  const comma = commaOf(source);
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = '';
  let quoted = false;
  let truncated = false;
  const endCell = (): void => {
    if (row.length < most.cells) row.push(cell);
    else truncated = true;
    cell = '';
  };
  const endRow = (): void => {
    endCell();
    rows.push(row);
    row = [];
  };
  for (let at = 0; at < source.length; at += 1) {
    if (rows.length >= most.rows) return { rows, truncated: true };
    const char = source.charAt(at);
    if (quoted) {
      if (char !== '"') cell += char;
      else if (source.charAt(at + 1) === '"') {
        cell += '"';
        at += 1;
      } else quoted = false;
    } else if (char === '"' && cell === '') quoted = true;
    else if (char === comma) endCell();
    else if (char === '\n') endRow();
    else cell += char;
  }
  if (cell !== '' || row.length > 0) endRow();
  return { rows, truncated };
}

/** What stands between the cells of a table: whichever of comma, semicolon and tab its first line has most of. */
export function commaOf(text: string): string {
  const first = text.slice(0, text.indexOf('\n') >>> 0);
  return [',', ';', '\t'].reduce((best, one) => (first.split(one).length > first.split(best).length ? one : best));
}
