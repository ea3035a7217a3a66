import { basePath, framePage, paperPage, readHtmlBody, type Endpoint, type InputOf } from '#lib/contract/index.ts';
import { AppError, toAppError, ERRORS } from '#lib/errors.ts';
import type { Texts } from '#lib/i18n/index.ts';
import type { Session } from '#lib/session/index.ts';
import { escapeHtml } from '#lib/mail/escape-html.ts';
import { errorText } from './page-texts.ts';
import { logExchange, openExchange, textsOf } from './exchange.ts';
import { admit, type RouteHandler } from './handle.ts';
import { checkHost } from './check-host.ts';
import { parseInput } from './parse-input.ts';

/** A body that was cleaned already, and what of it lies on other hosts. */
interface ReadyBody {
  readonly html: string;
  readonly css: string;
  readonly remote: readonly { readonly shown: boolean; readonly tracker: boolean }[];
  /** Where the same body stands with them; `null` where it does not. */
  readonly withImages: string | null;
}

/** What the document is made of. */
interface FrameBody {
  /** In front of the body: our own words, escaped. */
  readonly note: string;
  readonly html: string;
  readonly css: string;
}
const EMPTY: FrameBody = { note: '', html: '', css: '' };

const SPEC: Endpoint = {
  method: 'GET',
  path: framePage().slice(basePath.length),
  href: framePage(),
  input: readHtmlBody.input,
  output: readHtmlBody.output,
};

/** The policies of a document with a letter, and of one that is printed. */
interface Policies {
  readonly letter: string;
  readonly paper: string;
}
const PAPER = new URL(paperPage(), 'http://any').search;

/**
 * The document that message bodies are shown in, for frames of our own pages only (Sec-Fetch-Dest). Without a query it is
 * empty, for scripts to fill, also with what is to be printed; with mailbox and message it holds the cleaned body. Errors stand in the document as text: a frame
 * has no other place to say them.
 *
 * @param make the document around a body, from lib/html.
 */
export function frame(
  csp: Policies,
  make: (body: FrameBody, texts: Texts) => string,
  run: (session: Session, input: InputOf<typeof readHtmlBody>, signal: AbortSignal) => Promise<ReadyBody>,
): RouteHandler {
  return async (request) => {
    const exchange = openExchange(SPEC, request);
    const answer = (status: number, html: string, policy = csp.letter): Response =>
      new Response(html, { status, headers: frameHeaders(policy) });
    try {
      checkHost(request.headers);
      const dest = request.headers.get('sec-fetch-dest');
      if (dest !== null && dest !== 'iframe') throw new AppError('request.cross_site');
      const { search } = new URL(request.url);
      if (search === '' || search === PAPER) {
        const blank = make(EMPTY, await textsOf(exchange));
        return logExchange(exchange, answer(200, blank, search === PAPER ? csp.paper : csp.letter));
      }
      const session = await admit(exchange);
      const body = await run(session, parseInput(readHtmlBody, exchange.fields), request.signal);
      const texts = await textsOf(exchange);
      return logExchange(exchange, answer(200, make({ ...body, note: noteOf(body, texts) }, texts)));
    } catch (cause) {
      const error = toAppError(cause);
      const texts = await textsOf(exchange);
      return logExchange(
        exchange,
        answer(
          ERRORS[error.code].status,
          make({ ...EMPTY, note: `<p>${escapeHtml(errorText(texts, error))}</p>` }, texts),
        ),
        error,
      );
    }
  };
}

/** How many pictures were left out, and the link that shows them. */
function noteOf({ remote, withImages }: ReadyBody, { t }: Texts): string {
  const blocked = remote.filter(({ shown, tracker }) => !shown && !tracker).length;
  const trackers = remote.filter(({ tracker }) => tracker).length;
  const said = [
    ...(blocked > 0 ? [t('reader.remoteBlocked', { count: blocked })] : []),
    ...(trackers > 0 ? [t('reader.remoteTrackers', { count: trackers })] : []),
  ];
  const link = withImages && ` <a href="${escapeHtml(withImages)}">${escapeHtml(t('reader.remoteShow'))}</a>`;
  return said.length > 0 ? `<p><small>${escapeHtml(said.join(' '))}${link ?? ''}</small></p>` : '';
}

const frameHeaders = (csp: string): Record<string, string> => ({
  'Content-Type': 'text/html; charset=utf-8',
  'Content-Security-Policy': csp,
  'X-Content-Type-Options': 'nosniff',
  'Cache-Control': 'no-store',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'X-Frame-Options': 'SAMEORIGIN',
});
