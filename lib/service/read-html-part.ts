import type { HtmlBody } from '#lib/contract/index.ts';
import { AppError } from '#lib/errors.ts';
import { MAX_HTML_BYTES } from '#lib/html/index.ts';
import { fetchPart, type WantedPart } from '#lib/imap/index.ts';
import type { AccountAccess } from '#lib/mail/account-access.ts';
import type { ChosenBody } from '#lib/mail/choose-body.ts';
import { decodeText } from '#lib/mime/index.ts';
import type { LoadedMessage } from './load-message.ts';

/** What is read along with the message for {@link readHtmlPart}. */
export const htmlPart = ({ html }: ChosenBody): WantedPart[] =>
  html ? [{ part: html.part, maxBytes: MAX_HTML_BYTES }] : [];

/**
 * The HTML of a message, as it was written.
 *
 * @throws AppError part.missing (no HTML in it)
 */
export async function readHtmlPart(
  actor: AccountAccess,
  { opened, body, whole, ref }: LoadedMessage,
  signal?: AbortSignal,
): Promise<HtmlBody> {
  if (whole?.html) return { html: whole.html, truncated: false };
  if (!body?.html) throw new AppError('part.missing');
  const there = opened.bodies.get(body.html.part);
  const { bytes, truncated } = there ?? (await fetchPart(actor, ref, body.html.part, MAX_HTML_BYTES, signal));
  return { html: decodeText(bytes, body.html).text, truncated };
}
