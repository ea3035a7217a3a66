import DOMPurify, { type WindowLike } from 'dompurify';
import { AppError } from '#lib/errors.ts';
import { MAX_HTML_BYTES, POLICY } from './policy.ts';
import { prepareBody, type CidUrls, type ParserWindow } from './prepare-body.ts';

export interface CleanOptions {
  readonly cidUrls: CidUrls;
}

export interface CleanHtml {
  /** Markup for the body of a frame; `''` when nothing was left. */
  readonly html: string;
  /** How many pictures, backgrounds and the like were not loaded from other hosts. */
  readonly blockedRemote: number;
  /** Always false as yet: larger bodies are refused instead of cut. */
  readonly truncated: boolean;
}

/**
 * The sanitiser of a window. What it returns is the output of DOMPurify, untouched: everything of ours is done before.
 *
 * @throws AppError message.unreadable for more than {@link MAX_HTML_BYTES}
 */
export function buildSanitiser(window: WindowLike & ParserWindow): (html: string, options: CleanOptions) => CleanHtml {
  const purifier = DOMPurify(window);
  return (html, { cidUrls }) => {
    if (html.length > MAX_HTML_BYTES) throw new AppError('message.unreadable');
    const prepared = prepareBody(html, cidUrls, window);
    return { html: purifier.sanitize(prepared.html, POLICY), blockedRemote: prepared.blockedRemote, truncated: false };
  };
}
