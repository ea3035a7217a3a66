import { connect } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';

import type { Endpoint } from './coordinates.ts';

const RETRY_MS = 20;

/**
 * Resolves when the server at `endpoint` accepts connections and, with `greets`, has sent its greeting.
 *
 * @throws the signal's reason when it is aborted first.
 */
export async function waitForGreeting(endpoint: Endpoint, signal: AbortSignal, greets = true): Promise<void> {
  while (!(await answers(endpoint, signal, greets))) await delay(RETRY_MS, undefined, { signal });
}

const answers = ({ host, port }: Endpoint, signal: AbortSignal, greets: boolean): Promise<boolean> =>
  new Promise((resolve, reject) => {
    const socket = connect({ host, port });
    const settle = (result: boolean): void => {
      signal.removeEventListener('abort', abort);
      socket.destroy();
      resolve(result);
    };
    const abort = (): void => {
      socket.destroy();
      reject(signal.reason as Error);
    };
    if (signal.aborted) abort();
    signal.addEventListener('abort', abort, { once: true });
    let text = '';
    socket.on('connect', () => {
      if (!greets) settle(true);
    });
    socket.on('data', (chunk) => {
      text += chunk.toString('latin1');
      if (/^(\* OK (?!Waiting)|220 |OK )/m.test(text)) settle(true);
    });
    socket.on('error', () => settle(false));
    socket.on('end', () => settle(false));
  });
