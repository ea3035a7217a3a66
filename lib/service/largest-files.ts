import { config } from '#lib/config.ts';
import { readSizeLimit } from '#lib/smtp/index.ts';

/** Octets that the text and the headers of a message may need beside its files. */
const LETTER = 100_000;
/** base64 makes a line of 78 octets, with its end, of 57 (RFC 2045 §6.8). */
const ENCODED = 57 / 78;
/** Limits are said in tenths of a megabyte at most, and what is said holds. */
const STEP = 100_000;

/**
 * How large the files of one message may be together, in octets: `TUPAI_MAX_MESSAGE`, or less where the server for sending takes less
 * once they are encoded.
 */
export async function largestFiles(): Promise<number> {
  const { maxMessageBytes } = config();
  const taken = await readSizeLimit();
  if (taken === undefined) return maxMessageBytes;
  const room = Math.floor(((taken - LETTER) * ENCODED) / STEP) * STEP;
  return Math.min(maxMessageBytes, Math.max(0, room));
}
