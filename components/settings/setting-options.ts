import type { TextKey, Texts } from '#lib/i18n/index.ts';
import type { SelectOption } from '#components/ui/index.ts';

/** The values of a setting as a field offers them. */
export const settingOptions = (texts: Texts, names: Readonly<Record<string, TextKey>>): readonly SelectOption[] =>
  Object.entries(names).map(([value, name]) => ({ value, label: texts.t(name) }));
