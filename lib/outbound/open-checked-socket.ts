import { connect, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { TIMES } from '#lib/config.ts';
import { AppError } from '#lib/errors.ts';
import type { CheckedUrl } from './check-url.ts';
import type { OutboundPolicy } from './outbound-policy.ts';

/** Addresses of one name that are tried. */
const TRIED = 4;

/**
 * Connects to an address that the policy allows: the name is resolved once, its addresses are judged, and the connection goes to
 * the very address that was judged, so a name that changes its mind (rebinding) changes nothing. Over TLS for https, verified.
 *
 * @throws AppError remote.refused (no allowed address) | remote.unreachable
 */
export async function openCheckedSocket(
  { url, host, address, port }: CheckedUrl,
  policy: OutboundPolicy,
  signal: AbortSignal,
): Promise<Socket> {
  const known = address === undefined ? await policy.resolve(host, signal) : [address];
  signal.throwIfAborted();
  if (known.length === 0) throw new AppError('remote.unreachable');
  const allowed = known.filter((one) => policy.mayConnect(one)).slice(0, TRIED);
  if (allowed.length === 0) throw new AppError('remote.refused');
  let failure: unknown;
  for (const one of allowed) {
    const within = AbortSignal.any([signal, AbortSignal.timeout(TIMES.outboundConnect)]);
    try {
      const socket = await ready(connect({ host: one, port }), 'connect', within);
      if (socket.remoteAddress === undefined || !policy.mayConnect(socket.remoteAddress)) {
        socket.destroy();
        throw new AppError('remote.refused');
      }
      if (url.protocol === 'http:') return socket;
      const servername = address === undefined ? host : '';
      const secure = {
        socket,
        host,
        servername,
        ALPNProtocols: ['http/1.1'],
        ...(policy.ca ? trusting(policy.ca) : {}),
      };
      return await ready(connectTls(secure), 'secureConnect', within);
    } catch (cause) {
      signal.throwIfAborted();
      failure = cause;
    }
  }
  throw new AppError('remote.unreachable', { cause: failure });
}

/** An authority, or the one certificate to accept: that one needs nobody above it. */
const trusting = (ca: string) => ({ ca, allowPartialTrustChain: true });

/** Resolves when the socket is up; whatever ends it before that ends the wait, and the socket. */
function ready<S extends Socket>(socket: S, event: 'connect' | 'secureConnect', signal: AbortSignal): Promise<S> {
  const { promise, resolve, reject } = Promise.withResolvers<S>();
  const onAbort = (): void => void socket.destroy(new Error('too late', { cause: signal.reason }));
  signal.addEventListener('abort', onAbort, { once: true });
  socket.once(event, () => resolve(socket));
  socket.once('error', reject);
  socket.once('close', () => reject(new Error('closed')));
  return promise.finally(() => signal.removeEventListener('abort', onAbort));
}
