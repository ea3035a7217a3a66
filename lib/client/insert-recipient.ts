import type { TypedRecipient } from './find-typed-recipient.ts';

/**
 * Puts a chosen recipient in the place of the typed one, with what separates it from its neighbours, ready for the next.
 *
 * @returns The whole new value, and where the caret belongs.
 */
export function insertRecipient(
  value: string,
  typed: TypedRecipient,
  chosen: string,
): { value: string; caret: number } {
  const before = value.slice(0, typed.start);
  const after = value.slice(typed.end).replace(/^[\s,;]+/, '');
  const gap = before === '' || /[\s]$/.test(before) ? '' : /[,;]$/.test(before) ? ' ' : ', ';
  const head = `${before}${gap}${chosen}, `;
  return { value: head + after, caret: head.length };
}
