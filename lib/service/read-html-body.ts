import {
  bodyFrame,
  partLink,
  type HtmlBody,
  type InputOf,
  type readHtmlBody as endpoint,
} from '#lib/contract/index.ts';
import type { CleanHtml } from '#lib/html/index.ts';
import { sanitiseInWorker } from '#lib/html/server/index.ts';
import type { AccountAccess } from '#lib/mail/account-access.ts';
import { PHISHING, hasFlag } from '#lib/mail/flags.ts';
import { listHeaderFields } from '#lib/mime/index.ts';
import { imageTicket, isImageTicket, linkImage } from './image-link.ts';
import { judgeImages } from './judge-images.ts';
import { isSafeImage } from './sniff-image.ts';
import { loadMessage } from './load-message.ts';
import { htmlPart, readHtmlPart } from './read-html-part.ts';
import { toMessageRef } from './to-message-ref.ts';

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
  const ref = toMessageRef(actor, input);
  return readHtmlPart(actor, await loadMessage(actor, ref, signal, htmlPart), signal);
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
  const ref = toMessageRef(actor, input);
  const message = await loadMessage(actor, ref, signal, htmlPart);
  const { html, truncated } = await readHtmlPart(actor, message, signal);
  const cidUrls = Object.fromEntries(
    [...(message.body?.inline ?? []), ...(message.body?.attachments ?? [])]
      .filter((part) => part.contentId !== '' && isSafeImage(part.type))
      .map((part) => [part.contentId, partLink(input.mailbox, ref, part.part, true)]),
  );
  const deceives = hasFlag(message.opened.flags, PHISHING);
  const clean = await sanitiseInWorker(actor.account, html, { cidUrls, links: !deceives }, signal);
  const { show, off } = await judgeImages(actor, message.opened.envelope, listHeaderFields(message.opened.headers));
  const wanted = clean.remote.filter(({ tracker }) => !tracker);
  const asked = input.images !== undefined && isImageTicket(actor, ref, input.images);
  if (off || deceives || wanted.length === 0 || !(show || asked))
    return {
      ...clean,
      truncated: clean.truncated || truncated,
      withImages:
        off || deceives || wanted.length === 0 ? null : bodyFrame(input.mailbox, ref, imageTicket(actor, ref)),
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
