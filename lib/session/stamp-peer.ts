import { subscribe } from 'node:diagnostics_channel';
import { IncomingMessage } from 'node:http';
import { randomBytes } from 'node:crypto';
import { processWide } from '#lib/process-wide.ts';

/** A header name that changes with every start, so that nobody outside can send it. */
const stamp = (): { readonly header: string; on: boolean } =>
  processWide('peer-stamp', () => ({ header: `x-tupai-peer-${randomBytes(16).toString('hex')}`, on: false }));

/**
 * From now on every request of this process carries the address of its socket. Next hands routes no socket, and fills
 * X-Forwarded-For from it only when the client sent none, which cannot be told from a forged one later.
 */
export function stampPeers(): void {
  const { header, on } = stamp();
  if (on) return;
  stamp().on = true;
  subscribe('http.server.request.start', (message) => {
    const request =
      typeof message === 'object' && message !== null && 'request' in message ? message.request : undefined;
    if (request instanceof IncomingMessage) request.headers[header] = request.socket.remoteAddress ?? '';
  });
}

/** Address at the other end of the request's socket; `''` when unknown. */
export const peerAddress = (headers: { get(name: string): string | null }): string => headers.get(stamp().header) ?? '';
