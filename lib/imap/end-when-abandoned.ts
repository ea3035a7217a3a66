import { TIMES } from '../config.ts';
import type { Lease } from './lease.ts';

/**
 * IMAP knows no cancel: a read that nobody waits for any more gets a moment to end, because most do, and then loses its
 * connection. A change is left alone.
 *
 * @returns what to call when the task ended
 */
export function endWhenAbandoned(lease: Lease, signal: AbortSignal | undefined): () => void {
  const since = performance.now();
  let timer: NodeJS.Timeout | undefined;
  const end = (): void => {
    if (!lease.committed) lease.lane.close();
  };
  const onAbort = (): void => {
    timer = setTimeout(end, Math.max(0, since + TIMES.imapAbandon - performance.now()));
  };
  if (signal?.aborted) onAbort();
  signal?.addEventListener('abort', onAbort, { once: true });
  return () => {
    clearTimeout(timer);
    signal?.removeEventListener('abort', onAbort);
  };
}
