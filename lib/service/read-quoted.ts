import type { ComposeView } from '#lib/contract/index.ts';
import type { AccountAccess } from '#lib/mail/account-access.ts';
import { QUOTED } from '#lib/mail/inline-picture.ts';
import { textToHtml } from '#lib/mail/text-to-html.ts';
import type { LoadedMessage } from './load-message.ts';
import { readHtmlPart } from './read-html-part.ts';

/** A message to stand in the HTML of another: what goes there, and apart from it the HTML as it was written, `''` where it had none. */
export interface QuotedHtml extends Pick<ComposeView, 'quoted'> {
  readonly place: string;
}

/** @param text what the message says as text, for one without HTML. */
export async function readQuoted(
  actor: AccountAccess,
  message: LoadedMessage,
  text: string,
  signal?: AbortSignal,
): Promise<QuotedHtml> {
  const hasHtml = message.body ? message.body.html !== null : Boolean(message.whole?.html);
  const quoted = hasHtml ? (await readHtmlPart(actor, message, signal)).html : '';
  return quoted.trim() === '' ? { place: textToHtml(text), quoted: '' } : { place: QUOTED, quoted };
}
