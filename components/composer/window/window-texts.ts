import { fillWords } from '#lib/client/index.ts';
import { sayText, type ComposerTexts, type Texts } from '#lib/i18n/index.ts';

/** The texts of a screen, and with them those of the composer, which came later. */
export function windowTexts(texts: Texts, words: ComposerTexts): Texts {
  const say = (
    key: `composer.${keyof ComposerTexts & string}`,
    values: Readonly<Record<string, string | number>>,
  ): string =>
    fillWords(
      sayText(words, key),
      Object.fromEntries(Object.entries(values).map(([name, value]) => [name, String(value)])),
    );
  return {
    ...texts,
    t: (key, values = {}) =>
      key.startsWith('composer.')
        ? say(key as `composer.${keyof ComposerTexts & string}`, values)
        : texts.t(key, values),
  };
}
