import { promisify } from 'node:util';
import { gzip, gzipSync } from 'node:zlib';
import { lasting } from './lasting-headers.ts';

const pack = promisify(gzip);

/** Characters. What is shorter fits into one packet as it is. */
const WORTH_PACKING = 1_000;
/** Of nine: half the work of the usual six, and a twentieth longer. */
const LEVEL = 3;
/** Characters. Handing less to another thread takes this one as long as packing it: 0.1 ms. */
const AT_ONCE = 32_000;
const TAKES_GZIP = /(?:^|,)\s*gzip\s*(?:;\s*q=(?:1|0?\.\d*[1-9])\d*\s*)?(?:,|$)/i;

/**
 * An answer for a script, packed where its browser can unpack it (RFC 9110 §12.5.3): a list of fifty messages travels in a fifth of
 * its length. Next packs pages, but not what routes answer with (adr/0015). No answer of ours holds a secret beside what strangers wrote.
 */
export async function jsonAnswer(output: unknown, headers: Headers, asked: Pick<Headers, 'get'>): Promise<Response> {
  headers.set('Content-Type', 'application/json');
  const text = JSON.stringify(output);
  if (text.length < WORTH_PACKING) return new Response(text, { headers });
  headers.append('Vary', 'Accept-Encoding');
  if (!TAKES_GZIP.test(asked.get('accept-encoding') ?? '')) return new Response(text, { headers });
  const packed = text.length <= AT_ONCE ? gzipSync(text, { level: LEVEL }) : await pack(text, { level: LEVEL });
  headers.set('Content-Encoding', 'gzip');
  headers.set('Content-Length', String(packed.length));
  return new Response(packed, { headers: lasting(headers) });
}
