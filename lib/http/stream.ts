import type { Endpoint, InputOf } from '#lib/contract/index.ts';
import { isAppError } from '#lib/errors.ts';
import { parseRange } from '#lib/mail/byte-range.ts';
import type { ByteAnswer, RangeWish } from '#lib/service/index.ts';
import type { Session } from '#lib/session/index.ts';
import { answerError } from './answer-error.ts';
import { apiHeaders } from './answers.ts';
import { contentDisposition } from './content-disposition.ts';
import { logExchange, openExchange } from './exchange.ts';
import { admit, type RouteHandler } from './handle.ts';
import { lasting } from './lasting-headers.ts';
import { parseInput } from './parse-input.ts';
import { wantsJson } from './wants-json.ts';

type MoreHeaders = Readonly<Record<string, string>>;

/**
 * Makes a route handler that sends bytes (GET and HEAD): as {@link handle}, but errors are a small page unless a script asks.
 * The answer may never run: `nosniff` and a sandbox without anything; what is not one of the safe images is a download. What
 * broke off can be taken up again: one range of octets, with If-Range (RFC 9110 §14).
 *
 * @param more headers of this route, over those of every answer.
 */
export function stream<E extends Endpoint>(
  spec: E,
  run: (session: Session, input: InputOf<E>, signal: AbortSignal, wish: RangeWish | null) => Promise<ByteAnswer>,
  more: MoreHeaders | ((input: InputOf<E>) => MoreHeaders) = {},
): RouteHandler {
  return async (request) => {
    const exchange = { ...openExchange(spec, request), json: wantsJson(request.headers) };
    try {
      const session = await admit(exchange);
      const input = parseInput(spec, exchange.fields);
      const answer = await run(session, input, request.signal, wishOf(request));
      if (request.method === 'HEAD') await answer.body.cancel();
      const { extent } = answer;
      const body = request.method === 'HEAD' ? null : answer.body;
      return logExchange(
        exchange,
        new Response(body, {
          status: extent ? 206 : 200,
          headers: headersOf(answer, typeof more === 'function' ? more(input) : more),
        }),
      );
    } catch (cause) {
      const response = await answerError(exchange, cause);
      if (isAppError(cause) && cause.code === 'request.range')
        response.headers.set('Content-Range', `bytes */${String(cause.values['size'])}`);
      return response;
    }
  };
}

function headersOf({ name, type, size, extent, tag, inline }: ByteAnswer, more: MoreHeaders): Headers {
  const length = extent ? extent.end - extent.start : size;
  const headers = apiHeaders({
    'Content-Type': type,
    'Content-Disposition': contentDisposition(inline ? 'inline' : 'attachment', name),
    // Packing it on the way would cost more than it saves, hide its length and make the tag untrue.
    'Cache-Control': 'no-store, no-transform',
    ...(length === null ? {} : { 'Content-Length': String(length) }),
    ...(tag === '' ? {} : { ETag: `"${tag}"`, 'Accept-Ranges': 'bytes' }),
    ...(extent ? { 'Content-Range': `bytes ${extent.start}-${extent.end - 1}/${String(size)}` } : {}),
    ...more,
  });
  return lasting(headers);
}

/** A date in If-Range, or a weak tag, fits nothing of ours (RFC 9110 §13.1.5): then everything is sent. */
function wishOf({ method, headers }: Request): RangeWish | null {
  const range = method === 'GET' ? parseRange(headers.get('range')) : null;
  if (!range) return null;
  const condition = headers.get('if-range');
  if (condition === null) return { range, tag: '' };
  const tag = /^"([\w-]+)"$/.exec(condition.trim())?.[1];
  return tag === undefined ? null : { range, tag };
}
