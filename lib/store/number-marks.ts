/** Writes `$1`, `$2`, … for the marks `?` that stand outside of quoted text. */
export function numberMarks(sql: string): string {
  let count = 0;
  return sql.replace(/'[^']*'|\?/g, (found) => (found === '?' ? `$${++count}` : found));
}
