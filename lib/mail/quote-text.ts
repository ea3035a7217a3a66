const LONGEST_SIGNATURE = 15;

/**
 * A text quoted for an answer: the attribution on a line of its own (left out when `''`), then every line behind `> `.
 * The signature below `-- ` is dropped when it is shorter than 15 lines, blank lines at the end too. Ends with a line end.
 */
export function quoteText(text: string, attribution: string): string {
  const lines = text.replace(/\r\n?/g, '\n').split('\n');
  const dash = lines.lastIndexOf('-- ');
  if (dash >= 0 && lines.length - dash - 1 < LONGEST_SIGNATURE) lines.length = dash;
  while (lines.length > 0 && lines.at(-1)?.trim() === '') lines.pop();
  const quoted = lines.map((line) => (line === '' ? '>' : line.startsWith('>') ? `>${line}` : `> ${line}`));
  return [...(attribution === '' ? [] : [attribution]), ...quoted, ''].join('\n');
}
