import compile from 'icu-minify/compile';
import type { CompiledMessage } from './compiled-message.ts';
import en from './messages/en.ts';
import id from './messages/id.ts';
import type { Locale } from './locale.ts';
import { textsOf, type CompiledTexts, type Namespace, type Texts } from './texts.ts';

const CATALOGUES = { en, id } as const satisfies Record<Locale, unknown>;
const COMPILED: ReadonlyMap<Locale, CompiledTexts> = new Map(
  (Object.keys(CATALOGUES) as Locale[]).map((locale) => [locale, compileAll(CATALOGUES[locale])]),
);

/** Texts of one language, all of them: on the server. Scripts get what they need by {@link compiledTexts}. */
export const createTexts = (locale: Locale, timeZone: string, now: Date, dates?: string): Texts =>
  textsOf(COMPILED.get(locale) ?? {}, locale, timeZone, now, dates);

/** Some namespaces of a language, for a page to hand to its scripts (`textsOf` speaks them). */
export function compiledTexts(locale: Locale, namespaces: readonly Namespace[]): CompiledTexts {
  const all = COMPILED.get(locale) ?? {};
  return Object.fromEntries(namespaces.map((namespace) => [namespace, all[namespace]]));
}

/** Cloned, because what the compiler makes has no prototype, and pages hand only plain objects to scripts. */
function compileAll(catalogue: Readonly<Record<string, Readonly<Record<string, string>>>>): CompiledTexts {
  return Object.fromEntries(
    Object.entries(catalogue).map(([namespace, texts]) => [
      namespace,
      Object.fromEntries(
        Object.entries(texts).map(([key, text]): [string, CompiledMessage] => [key, structuredClone(compile(text))]),
      ),
    ]),
  );
}
