import { messageIds } from '#lib/mail/message-ids.ts';
import { readHeader } from './read-header.ts';

const MOST = 200;

/** The Message-IDs of the References header, oldest first, each once; the last 200 and the first of a longer chain. `[]` without. */
export function readReferences(headers: Buffer): string[] {
  const ids = [...new Set(readHeader(headers, 'references').flatMap(messageIds))];
  return ids.length <= MOST ? ids : [...ids.slice(0, 1), ...ids.slice(1 - MOST)];
}
