/** More than any language writes over one letter (UAX 15, Stream-Safe Text Format). */
const RUN = /(\p{Mn}{30})\p{Mn}+/gu;

/**
 * A text in which no letter carries more than 30 marks. Browsers take time by the square of their number: a subject of 64,000
 * accents would keep the screen that shows it busy for half a minute. Linear.
 */
export const limitMarks = (text: string): string => text.replace(RUN, '$1');
