/** One or two letters that stand for a name: first of the first and of the last word; `?` when it has no letters at all. */
export function initialsOf(name: string): string {
  const words = name.split(/[\s@]+/).flatMap((word) => /[\p{L}\p{N}]/u.exec(word)?.[0] ?? []);
  const [first] = words;
  const last = name.includes('@') ? undefined : words.at(-1);
  if (first === undefined) return '?';
  return (words.length > 1 && last !== undefined ? first + last : first).toUpperCase();
}
