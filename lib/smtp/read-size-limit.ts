import { setTimeout as delay } from 'node:timers/promises';
import { TIMES, config } from '../config.ts';
import { processWide } from '../process-wide.ts';
import { openConnection } from './open-connection.ts';

interface Known {
  limit: number | undefined;
  /** When it was asked last, by performance.now(). */
  askedAt: number;
  asking: Promise<void> | undefined;
}

/**
 * The largest message that the submission server takes, in octets (SIZE of RFC 1870), as it said last; it is asked again now and then,
 * without signing in. Never waits long and never fails.
 *
 * @returns `undefined` where it has no limit, does not tell, or cannot be reached.
 */
export async function readSizeLimit(): Promise<number | undefined> {
  const known = processWide<Known>('smtp-size', () => ({ limit: undefined, askedAt: -Infinity, asking: undefined }));
  if (performance.now() - known.askedAt > TIMES.smtpOffer)
    known.asking ??= ask(known).finally(() => (known.asking = undefined));
  if (known.asking && known.askedAt === -Infinity) await Promise.race([known.asking, delay(TIMES.smtpOfferPatience)]);
  return known.limit;
}

async function ask(known: Known): Promise<void> {
  try {
    const rules = { allowPartial: false, needsUtf8: false, beforeContent: () => Promise.resolve() };
    const smtp = await openConnection(config().smtp, rules, (opened) => opened.on('error', ignoreLate));
    known.limit = smtp._maxAllowedSize > 0 ? smtp._maxAllowedSize : undefined;
    smtp.quit();
  } catch {
    // what it said last counts on; sending says what is wrong with it
  }
  known.askedAt = performance.now();
}

/** A server that is gone after its answer must not end the process. */
const ignoreLate = (): void => undefined;
