import { TIMES } from '#lib/config.ts';
import { AppError, isAppError } from '#lib/errors.ts';
import { checkUrl } from './check-url.ts';
import { ask, readAnswer, type Appetite, type OutboundAnswer } from './exchange.ts';
import { outboundPolicy } from './outbound-policy.ts';

export interface OutboundRequest extends Appetite {
  /** As a stranger wrote it. */
  readonly url: string;
  readonly method?: 'GET' | 'POST';
  readonly accept?: string;
  /** Of a POST. */
  readonly body?: { readonly type: string; readonly text: string };
  /** How many redirects are followed, each judged as the first address was; none for a POST, ever. */
  readonly redirects?: number;
  /** Milliseconds for everything together. */
  readonly deadline?: number;
  readonly signal?: AbortSignal | undefined;
}

const REDIRECTS = new Set([301, 302, 303, 307, 308]);

/**
 * Asks a web server that a stranger named, telling it nothing: no cookie, no Referer, no credentials, nobody's address but this
 * server's. Only the public internet is ever connected to ({@link openCheckedSocket}); every hop is judged anew, and https never
 * leads back to http. Answers with any status.
 *
 * @throws AppError remote.refused (not a place we ask) | remote.unreachable (no answer in time) | remote.unfit (an answer that is
 *   too large, packed, or of a type nobody wants); the signal's own reason when it ended this
 */
export async function fetchGuarded(request: OutboundRequest): Promise<OutboundAnswer> {
  const late = AbortSignal.timeout(request.deadline ?? TIMES.outboundTotal);
  const signal = request.signal ? AbortSignal.any([late, request.signal]) : late;
  const policy = outboundPolicy();
  const { method, body, accept } = request;
  const question = { method, body, headers: accept === undefined ? {} : { Accept: accept } };
  try {
    let place = checkUrl(request.url, policy);
    for (let left = request.method === 'POST' ? 0 : (request.redirects ?? 0); ; left -= 1) {
      const response = await ask(place, question, policy, signal);
      const next = REDIRECTS.has(response.statusCode ?? 0) ? response.headers.location : undefined;
      if (next === undefined) return await readAnswer(response, request);
      response.destroy();
      if (left < 1 || !URL.canParse(next, place.url.href)) throw new AppError('remote.refused');
      const from = place.url.protocol;
      place = checkUrl(new URL(next, place.url.href).href, policy);
      if (from === 'https:' && place.url.protocol !== 'https:') throw new AppError('remote.refused');
    }
  } catch (cause) {
    request.signal?.throwIfAborted();
    throw isAppError(cause) ? cause : new AppError('remote.unreachable', { cause });
  }
}
