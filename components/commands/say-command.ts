import { sayText, type CommandTexts } from '#lib/i18n/index.ts';

/** A text of the commands by its key, as `t` says those of other subjects: `commands.archive`. */
export const sayCommand = (texts: CommandTexts, key: `commands.${keyof CommandTexts}`): string => sayText(texts, key);
