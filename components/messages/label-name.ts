import type { LabelView } from '#lib/contract/index.ts';
import type { Texts } from '#lib/i18n/index.ts';

const STANDARD = {
  $label1: 'actions.labelImportant',
  $label2: 'actions.labelWork',
  $label3: 'actions.labelPersonal',
  $label4: 'actions.labelTodo',
  $label5: 'actions.labelLater',
} as const;

/** What the screen calls a label: the name it was given; of the five shared ones their name in the reader's language. */
export function labelName({ keyword, name }: LabelView, texts: Texts): string {
  const key = STANDARD[keyword.toLowerCase() as keyof typeof STANDARD] as (typeof STANDARD)['$label1'] | undefined;
  return name || (key ? texts.t(key) : keyword);
}
