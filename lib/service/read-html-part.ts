import type { HtmlBody } from '#lib/contract/index.ts';
import { AppError } from '#lib/errors.ts';
import { MAX_HTML_BYTES } from '#lib/html/index.ts';
import { fetchPart, type WantedPart } from '#lib/imap/index.ts';
import type { AccountAccess } from '#lib/mail/account-access.ts';
import type { BodyPart } from '#lib/mail/body-part.ts';
import type { ChosenBody } from '#lib/mail/choose-body.ts';
import { escapeHtml } from '#lib/mail/escape-html.ts';
import { decodeText } from '#lib/mime/index.ts';
import type { LoadedMessage } from './load-message.ts';

/** What is read along with the message for {@link readHtmlPart}. */
export const htmlPart = (body: ChosenBody): WantedPart[] =>
  partsOf(body).map(({ part }) => ({ part, maxBytes: MAX_HTML_BYTES }));

const partsOf = ({ html, more, moreHtml }: ChosenBody): BodyPart[] => (html ? [html, ...more, ...moreHtml] : []);

/**
 * The HTML of a message, as it was written, and below it the texts that follow in the same message.
 *
 * @throws AppError part.missing (no HTML in it)
 */
export async function readHtmlPart(
  actor: AccountAccess,
  { opened, body, whole, ref }: LoadedMessage,
  signal?: AbortSignal,
): Promise<HtmlBody> {
  if (whole?.html) return { html: whole.html, truncated: false, guessed: false };
  if (!body?.html) throw new AppError('part.missing');
  const read: HtmlBody[] = [];
  for (const part of partsOf(body)) {
    const there = opened.bodies.get(part.part);
    const { bytes, truncated } = there ?? (await fetchPart(actor, ref, part.part, MAX_HTML_BYTES, signal));
    const { text, guessed } = decodeText(bytes, part);
    read.push({ html: part.type === 'text/html' ? text : plainAsHtml(text), truncated, guessed });
  }
  return {
    html: read
      .map(({ html }) => html)
      .join('\n<hr>\n')
      .slice(0, MAX_HTML_BYTES),
    truncated: read.some(({ truncated }) => truncated),
    guessed: read.some(({ guessed }) => guessed),
  };
}

/** A plain text beside HTML, for the same frame. */
const plainAsHtml = (text: string): string =>
  `<div style="white-space: pre-wrap">${escapeHtml(text.replace(/^\n+|\n+$/g, ''))}</div>`;
