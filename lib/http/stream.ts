import type { Endpoint, InputOf } from '#lib/contract/index.ts';
import type { ByteAnswer } from '#lib/service/index.ts';
import type { Session } from '#lib/session/index.ts';
import { answerError } from './answer-error.ts';
import { apiHeaders } from './answers.ts';
import { contentDisposition } from './content-disposition.ts';
import { logExchange, openExchange } from './exchange.ts';
import { admit, type RouteHandler } from './handle.ts';
import { parseInput } from './parse-input.ts';
import { wantsJson } from './wants-json.ts';

/**
 * Makes a route handler that sends bytes (GET): as {@link handle}, but errors are a small page unless a script asks. The answer may
 * never run: `nosniff` and a sandbox without anything; what is not one of the safe images is a download.
 */
export function stream<E extends Endpoint>(
  spec: E,
  run: (session: Session, input: InputOf<E>, signal: AbortSignal) => Promise<ByteAnswer>,
): RouteHandler {
  return async (request) => {
    const exchange = { ...openExchange(spec, request), json: wantsJson(request.headers) };
    try {
      const session = await admit(exchange, false);
      const answer = await run(session, parseInput(spec, exchange.fields), request.signal);
      const headers = apiHeaders({
        'Content-Type': answer.type,
        'Content-Disposition': contentDisposition(answer.inline ? 'inline' : 'attachment', answer.name),
        ...(answer.size === null ? {} : { 'Content-Length': String(answer.size) }),
      });
      return logExchange(exchange, new Response(answer.body, { headers }));
    } catch (cause) {
      return answerError(exchange, cause);
    }
  };
}
