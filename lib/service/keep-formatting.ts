import { htmlToText } from '#lib/mail/html-to-text.ts';
import type { AccountId } from '#lib/mail/mailbox-ref.ts';
import { cleanForWriting } from './clean-for-writing.ts';

/**
 * The formatting of a text that stands in a form beside the text itself, cleaned; `''` when it says something else: then the text was
 * changed without scripts, and counts.
 *
 * @throws AppError input.too_large (`field`): more than can be cleaned
 */
export async function keepFormatting(account: AccountId, html: string, text: string, field: string): Promise<string> {
  if (html === '' || text.trim() === '') return '';
  const clean = await cleanForWriting(account, html, field);
  return bare(htmlToText(clean)) === bare(text) ? clean : '';
}

const bare = (text: string): string => text.replace(/\s+/g, ' ').trim();
