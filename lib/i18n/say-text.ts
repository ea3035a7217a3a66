/** One of the texts that were loaded on demand, by the key that `t` would say it by: `commands.archive`. */
export const sayText = <T extends Readonly<Record<string, string>>>(
  texts: T,
  key: `${string}.${keyof T & string}`,
): string => texts[key.slice(key.indexOf('.') + 1)] ?? key;
