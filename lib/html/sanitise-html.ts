import { buildSanitiser, type CleanHtml, type CleanOptions } from './build-sanitiser.ts';

/**
 * Cleans HTML of a message in the browser, whose parser is also the one that shows it.
 *
 * @throws AppError message.unreadable for more than 2 MB
 */
export const sanitiseHtml = (html: string, options: CleanOptions): CleanHtml => buildSanitiser(window)(html, options);
