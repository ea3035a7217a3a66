import DOMPurify, { type WindowLike } from 'dompurify';
import { AppError } from '#lib/errors.ts';
import { Pictures, type CidUrls, type PictureChoice, type RemotePicture } from './pictures.ts';
import { MAX_HTML_BYTES, POLICY } from './policy.ts';
import { prepareBody, type ParserWindow, type Purpose } from './prepare-body.ts';

export interface CleanOptions {
  readonly cidUrls: CidUrls;
  /** What to load for a picture on another host; nothing is when it is missing. */
  readonly pictures?: PictureChoice | undefined;
  readonly purpose?: Purpose | undefined;
  /** False: no link leads anywhere, as in a message that is known to deceive. */
  readonly links?: boolean | undefined;
}

export interface CleanHtml {
  /** Markup for the body of a frame; `''` when nothing was left. */
  readonly html: string;
  /** The message's own style sheets, for a `<style>` of the same frame; never holds a `<`. */
  readonly css: string;
  /** The style sheets have colours of their own for the dark (see `OWN_DARK_CLASS`). */
  readonly ownDark: boolean;
  /** Each picture, background and the like on another host, once. */
  readonly remote: readonly RemotePicture[];
  /** It has more than 50,000 elements; the first ones are here. */
  readonly truncated: boolean;
}

/**
 * The sanitiser of a window. What it returns is the output of DOMPurify, untouched: everything of ours is done before. Style
 * sheets are kept out of what DOMPurify reads and stand beside it, written anew from tokens.
 *
 * @throws AppError message.unreadable for more than {@link MAX_HTML_BYTES}
 */
export function buildSanitiser(window: WindowLike & ParserWindow): (html: string, options: CleanOptions) => CleanHtml {
  const purifier = DOMPurify(window);
  return (html, { cidUrls, pictures: choose = () => null, purpose = 'reading', links = true }) => {
    if (html.length > MAX_HTML_BYTES) throw new AppError('message.unreadable');
    const pictures = new Pictures(cidUrls, choose, purpose === 'writing');
    const { html: prepared, sheet, truncated } = prepareBody(html, pictures, window, { purpose, links });
    return {
      html: purifier.sanitize(prepared, POLICY),
      css: sheet.css,
      ownDark: sheet.dark,
      remote: pictures.remote,
      truncated,
    };
  };
}
