/** The recipient that is being typed: where it stands in the field and its text without surrounding blanks. */
export interface TypedRecipient {
  /** Index of its first character. */
  readonly start: number;
  /** Index behind its last character. */
  readonly end: number;
  readonly text: string;
}

/**
 * Finds the recipient round the caret in a list separated by commas, semicolons or line ends. Separators inside `"…"` and
 * `<…>` do not separate. The empty case is an empty text at the caret.
 *
 * @param caret Index in `value`, 0 … length; anything else is clamped.
 */
export function findTypedRecipient(value: string, caret: number): TypedRecipient {
  const at = Math.max(0, Math.min(caret, value.length));
  let from = 0;
  let to = value.length;
  let quoted = false;
  let angle = false;
  for (let index = 0; index < value.length; index += 1) {
    const char = value[index];
    if (char === '\\' && quoted) index += 1;
    else if (char === '"') quoted = !quoted;
    else if (char === '<' && !quoted) angle = true;
    else if (char === '>' && !quoted) angle = false;
    else if (char === '\n' || (!quoted && !angle && (char === ',' || char === ';'))) {
      quoted = angle = false; // nothing reaches over the end of a line
      if (index < at) from = index + 1;
      else {
        to = index;
        break;
      }
    }
  }
  const piece = value.slice(from, to);
  const start = from + (piece.length - piece.trimStart().length);
  const text = piece.trim();
  return text ? { start, end: start + text.length, text } : { start: at, end: at, text: '' };
}
