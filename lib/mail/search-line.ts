/** Characters of a search that are read; what is longer is cut. */
const MAX_SEARCH = 1024;

/** Text as it may be searched for: at most 1,024 characters, no half ones, a space for each NUL, CR and LF. */
export const searchLine = (text: string): string =>
  text
    .slice(0, MAX_SEARCH)
    .toWellFormed()
    .replace(/[\0\r\n]/g, ' ');
