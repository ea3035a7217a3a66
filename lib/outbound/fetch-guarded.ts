import { request as httpRequest, type IncomingMessage } from 'node:http';
import { TIMES } from '#lib/config.ts';
import { AppError, isAppError } from '#lib/errors.ts';
import { checkUrl, type CheckedUrl } from './check-url.ts';
import { openCheckedSocket } from './open-checked-socket.ts';
import { outboundPolicy } from './outbound-policy.ts';

export interface OutboundRequest {
  /** As a stranger wrote it. */
  readonly url: string;
  readonly method?: 'GET' | 'POST';
  readonly accept?: string;
  /** Of a POST. */
  readonly body?: { readonly type: string; readonly text: string };
  /** Most octets of the answer; 0: its body is not read. */
  readonly maxBytes: number;
  /** How many redirects are followed, each judged as the first address was; none for a POST, ever. */
  readonly redirects?: number;
  /** Whether an answer of this Content-Type (lower case, without parameters, `''` when missing) is read at all. */
  readonly mayRead?: (type: string) => boolean;
  /** Milliseconds for everything together. */
  readonly deadline?: number;
  readonly signal?: AbortSignal | undefined;
}

export interface OutboundAnswer {
  readonly status: number;
  /** Content-Type in lower case, without parameters; `''` when missing. The other side's words. */
  readonly type: string;
  readonly body: Buffer;
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
  try {
    let place = checkUrl(request.url, policy);
    for (let left = request.method === 'POST' ? 0 : (request.redirects ?? 0); ; left -= 1) {
      const response = await ask(place, request, signal);
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

async function ask(place: CheckedUrl, request: OutboundRequest, signal: AbortSignal): Promise<IncomingMessage> {
  const socket = await openCheckedSocket(place, outboundPolicy(), signal);
  const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>();
  const { body, method = 'GET', accept = '*/*' } = request;
  const sent = httpRequest({
    createConnection: () => socket,
    method,
    path: `${place.url.pathname}${place.url.search}`,
    setHost: false,
    signal,
    headers: {
      Host: place.url.host,
      'User-Agent': 'Mozilla/5.0',
      Accept: accept,
      'Accept-Encoding': 'identity',
      Connection: 'close',
      ...(body ? { 'Content-Type': body.type, 'Content-Length': Buffer.byteLength(body.text) } : {}),
    },
  });
  sent.once('response', resolve).on('error', reject);
  sent.once('close', () => socket.destroy());
  sent.end(body?.text);
  return promise;
}

async function readAnswer(response: IncomingMessage, request: OutboundRequest): Promise<OutboundAnswer> {
  const { headers, statusCode: status = 0 } = response;
  const type = (headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
  const chunks: Buffer[] = [];
  try {
    if (request.maxBytes === 0) return { status, type, body: Buffer.alloc(0) };
    const packed = headers['content-encoding'] ?? 'identity';
    const tooLarge = Number(headers['content-length'] ?? 0) > request.maxBytes;
    if (packed !== 'identity' || tooLarge || request.mayRead?.(type) === false) throw new AppError('remote.unfit');
    let size = 0;
    for await (const chunk of response as AsyncIterable<Buffer>) {
      size += chunk.length;
      if (size > request.maxBytes) throw new AppError('remote.unfit');
      chunks.push(chunk);
    }
    return { status, type, body: Buffer.concat(chunks) };
  } finally {
    response.destroy();
  }
}
