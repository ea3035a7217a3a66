import { QUOTED } from './inline-picture.ts';
import { quoteText } from './quote-text.ts';

/** Where an excerpt goes in a quote of a text: {@link QUOTED}, quoted. */
const LINE = `> ${QUOTED}`;

/**
 * An answer that was begun for an excerpt of its message, with that excerpt in the place left for it. A page that does not know what was
 * selected asks for an answer that quotes `QUOTED`.
 */
export const fillExcerpt = <V extends { readonly body: string; readonly quoted: string }>(
  view: V,
  { text, html }: { readonly text: string; readonly html: string },
): V => ({ ...view, body: view.body.replace(LINE, () => quoteText(text, '').trimEnd()), quoted: html });
