import {
  bodyFrame,
  partLink,
  type HtmlBody,
  type InputOf,
  type readHtmlBody as endpoint,
} from '#lib/contract/index.ts';
import { AppError } from '#lib/errors.ts';
import { MAX_HTML_BYTES, type CleanHtml } from '#lib/html/index.ts';
import { sanitiseInWorker } from '#lib/html/server/index.ts';
import { fetchPart, type WantedPart } from '#lib/imap/index.ts';
import type { AccountAccess } from '#lib/mail/account-access.ts';
import type { ChosenBody } from '#lib/mail/choose-body.ts';
import { decodeText } from '#lib/mime/index.ts';
import { imageTicket, isImageTicket, linkImage } from './image-link.ts';
import { judgeImages } from './judge-images.ts';
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
 * points elsewhere. Remote images come by way of this server: when the sender is allowed to show them, or with the ticket that this
 * session was given for this message.
 *
 * @throws AppError as readHtmlBody, and message.unreadable (too big or too slow to clean: show the text)
 */
export async function cleanHtmlBody(
  actor: AccountAccess,
  input: InputOf<typeof endpoint>,
  signal?: AbortSignal,
): Promise<ReadyBody> {
  const ref = { mailbox: { account: actor.account, path: input.mailbox }, ...input.message };
  const message = await loadMessage(actor, ref, signal, htmlPart);
  const { html, truncated } = await readHtml(actor, message, signal);
  const cidUrls = Object.fromEntries(
    [...(message.body?.inline ?? []), ...(message.body?.attachments ?? [])]
      .filter((part) => part.contentId !== '' && isSafeImage(part.type))
      .map((part) => [part.contentId, partLink(input.mailbox, ref, part.part, true)]),
  );
  const clean = await sanitiseInWorker(actor.account, html, { cidUrls }, signal);
  const { show, off } = await judgeImages(actor, message.opened);
  const wanted = clean.remote.filter(({ tracker }) => !tracker);
  const asked = input.images !== undefined && isImageTicket(actor, ref, input.images);
  if (off || wanted.length === 0 || !(show || asked))
    return {
      ...clean,
      truncated: clean.truncated || truncated,
      withImages: off || wanted.length === 0 ? null : bodyFrame(input.mailbox, ref, imageTicket(actor, ref)),
    };
  const pictures = Object.fromEntries(wanted.slice(0, MOST_IMAGES).map(({ url }) => [url, linkImage(actor, url)]));
  const shown = await sanitiseInWorker(actor.account, html, { cidUrls, pictures }, signal);
  return { ...shown, truncated: shown.truncated || truncated, withImages: null };
}

/** As many as a browser may have signed at once. */
const MOST_IMAGES = 500;

interface ReadyBody extends CleanHtml {
  /** The address of the same body with its remote images; `null` where there are none to be shown, or they are shown. */
  readonly withImages: string | null;
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
