import { fetchPart, type WantedPart } from '#lib/imap/index.ts';
import type { AccountAccess } from '#lib/mail/account-access.ts';
import type { ChosenBody } from '#lib/mail/choose-body.ts';
import type { BodyPart } from '#lib/mail/body-part.ts';
import { cutText } from '#lib/mail/cut-text.ts';
import { htmlToText } from '#lib/mail/html-to-text.ts';
import { decodeText } from '#lib/mime/index.ts';
import type { LoadedMessage } from './load-message.ts';

/** Largest text shown or quoted, in octets as sent; the source holds the rest. */
const TEXT_LIMIT = 512 * 1024;

/** What `readTextBody` will read of a message. */
export const textParts = ({ text, html, more }: ChosenBody): WantedPart[] =>
  [text ?? html, ...more].flatMap((part) => (part ? [{ part: part.part, maxBytes: TEXT_LIMIT }] : []));

export interface TextBody {
  /** LF line ends. */
  readonly text: string;
  readonly truncated: boolean;
  /** The charset was missing or unknown. */
  readonly guessed: boolean;
  /** `text` is `''`, because it would be the HTML made into text and nothing else. */
  readonly leftOut?: boolean;
}

/**
 * The text of a message: its text/plain part, else its HTML made into text, else `''`; and the texts that follow in the same
 * message, below it.
 *
 * @param most octets as sent of each of these texts.
 * @param hasHtml the HTML is at hand for whoever asked: then it is not made into text where that would be all.
 */
export async function readTextBody(
  actor: AccountAccess,
  message: LoadedMessage,
  signal?: AbortSignal,
  most = TEXT_LIMIT,
  hasHtml = false,
): Promise<TextBody> {
  const { body, whole, ref } = message;
  if (!body) {
    const text = whole?.text || htmlToText(whole?.html ?? '');
    return { text: cutText(text, most), truncated: text.length > most, guessed: false };
  }
  const read = async (part: BodyPart): Promise<TextBody> => {
    const there = message.opened.bodies.get(part.part);
    const { bytes, truncated } = there ?? (await fetchPart(actor, ref, part.part, most, signal));
    const { text, guessed } = decodeText(bytes, part);
    return { text: part.type === 'text/html' ? htmlToText(text) : text, guessed, truncated };
  };
  const plain = body.text && (await read(body.text));
  // An empty text part beside HTML says nothing: newsletters do that.
  const isPlain = plain && (plain.text.trim() !== '' || !body.html);
  if (!isPlain && hasHtml && body.more.length + body.moreHtml.length === 0)
    return { text: '', truncated: false, guessed: false, leftOut: true };
  const texts = isPlain ? [plain] : body.html ? [await read(body.html)] : [];
  for (const part of isPlain ? body.more : [...body.more, ...body.moreHtml]) texts.push(await read(part));
  return {
    text: texts
      .map(({ text }) => text)
      .reduce((above, text) => (above === '' ? text : `${above}${above.endsWith('\n') ? '\n' : '\n\n'}${text}`), ''),
    truncated: texts.some(({ truncated }) => truncated),
    guessed: texts.some(({ guessed }) => guessed),
  };
}
