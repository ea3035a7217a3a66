import { request as httpRequest, type IncomingMessage } from 'node:http';
import { AppError } from '#lib/errors.ts';
import type { CheckedUrl } from './check-url.ts';
import { openCheckedSocket } from './open-checked-socket.ts';
import type { OutboundPolicy } from './outbound-policy.ts';

/** What is asked of one place. */
export interface Question {
  readonly method?: string | undefined;
  /** Besides those that every request has. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
  readonly body?: { readonly type: string; readonly text: string } | undefined;
}

/** What is read of an answer. */
export interface Appetite {
  /** Most octets of the answer; 0: its body is not read. */
  readonly maxBytes: number;
  /** Whether an answer of this Content-Type (lower case, without parameters, `''` when missing) is read at all. */
  readonly mayRead?: ((type: string) => boolean) | undefined;
}

export interface OutboundAnswer {
  readonly status: number;
  /** Content-Type in lower case, without parameters; `''` when missing. The other side's words. */
  readonly type: string;
  readonly body: Buffer;
}

/** Sends one request over a connection of its own, to the address that the policy allowed, and waits for the head of its answer. */
export async function ask(
  place: CheckedUrl,
  { method = 'GET', headers = {}, body }: Question,
  policy: OutboundPolicy,
  signal: AbortSignal,
): Promise<IncomingMessage> {
  const socket = await openCheckedSocket(place, policy, signal);
  const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>();
  const sent = httpRequest({
    createConnection: () => socket,
    method,
    path: `${place.url.pathname}${place.url.search}`,
    setHost: false,
    signal,
    headers: {
      Host: place.url.host,
      'User-Agent': 'Mozilla/5.0',
      Accept: '*/*',
      'Accept-Encoding': 'identity',
      Connection: 'close',
      ...(body ? { 'Content-Type': body.type, 'Content-Length': Buffer.byteLength(body.text) } : {}),
      ...headers,
    },
  });
  sent.once('response', resolve).on('error', reject);
  sent.once('close', () => socket.destroy());
  sent.end(body?.text);
  return promise;
}

/** Reads an answer within limits. @throws AppError remote.unfit (too large, packed, or of a type nobody wants) */
export async function readAnswer(response: IncomingMessage, { maxBytes, mayRead }: Appetite): Promise<OutboundAnswer> {
  const { headers, statusCode: status = 0 } = response;
  const type = (headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
  const chunks: Buffer[] = [];
  try {
    if (maxBytes === 0) return { status, type, body: Buffer.alloc(0) };
    const packed = headers['content-encoding'] ?? 'identity';
    const tooLarge = Number(headers['content-length'] ?? 0) > maxBytes;
    if (packed !== 'identity' || tooLarge || mayRead?.(type) === false) throw new AppError('remote.unfit');
    let size = 0;
    for await (const chunk of response as AsyncIterable<Buffer>) {
      size += chunk.length;
      if (size > maxBytes) throw new AppError('remote.unfit');
      chunks.push(chunk);
    }
    return { status, type, body: Buffer.concat(chunks) };
  } finally {
    response.destroy();
  }
}
