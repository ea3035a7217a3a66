import { partLink, type HtmlBody, type InputOf, type readHtmlBody as endpoint } from '#lib/contract/index.ts';
import { AppError } from '#lib/errors.ts';
import { MAX_HTML_BYTES, type CleanHtml } from '#lib/html/index.ts';
import { sanitiseInWorker } from '#lib/html/server/index.ts';
import { fetchPart, type WantedPart } from '#lib/imap/index.ts';
import type { AccountAccess } from '#lib/mail/account-access.ts';
import type { ChosenBody } from '#lib/mail/choose-body.ts';
import { decodeText } from '#lib/mime/index.ts';
import { isSafeImage } from './sniff-image.ts';
import { loadMessage, type LoadedMessage } from './load-message.ts';

/**
 * The HTML of a message as it was written, for a browser that cleans it itself.
 *
 * @throws AppError part.missing (no HTML in it) | message.gone | mailbox.renumbered
 */
export async function readHtmlBody(
  actor: AccountAccess,
  input: InputOf<typeof endpoint>,
  signal?: AbortSignal,
): Promise<HtmlBody> {
  const ref = { mailbox: { account: actor.account, path: input.mailbox }, ...input.message };
  return readHtml(actor, await loadMessage(actor, ref, signal, htmlPart), signal);
}

/**
 * The same body for pages without scripts, cleaned in a worker; images that lie in the message point to their parts, nothing
 * points elsewhere.
 *
 * @throws AppError as readHtmlBody, and message.unreadable (too big or too slow to clean: show the text)
 */
export async function cleanHtmlBody(
  actor: AccountAccess,
  input: InputOf<typeof endpoint>,
  signal?: AbortSignal,
): Promise<CleanHtml> {
  const ref = { mailbox: { account: actor.account, path: input.mailbox }, ...input.message };
  const message = await loadMessage(actor, ref, signal, htmlPart);
  const { html, truncated } = await readHtml(actor, message, signal);
  const cidUrls = Object.fromEntries(
    [...(message.body?.inline ?? []), ...(message.body?.attachments ?? [])]
      .filter((part) => part.contentId !== '' && isSafeImage(part.type))
      .map((part) => [part.contentId, partLink(input.mailbox, ref, part.part, true)]),
  );
  const clean = await sanitiseInWorker(html, { cidUrls }, signal);
  return { ...clean, truncated: clean.truncated || truncated };
}

/** What is read along with the message. */
const htmlPart = ({ html }: ChosenBody): WantedPart[] => (html ? [{ part: html.part, maxBytes: MAX_HTML_BYTES }] : []);

async function readHtml(
  actor: AccountAccess,
  { opened, body, whole, ref }: LoadedMessage,
  signal?: AbortSignal,
): Promise<{ html: string; truncated: boolean }> {
  if (whole?.html) return { html: whole.html, truncated: false };
  if (!body?.html) throw new AppError('part.missing');
  const there = opened.bodies.get(body.html.part);
  const { bytes, truncated } = there ?? (await fetchPart(actor, ref, body.html.part, MAX_HTML_BYTES, signal));
  return { html: decodeText(bytes, body.html).text, truncated };
}
