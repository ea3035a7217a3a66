import { fieldValues, type HeaderField } from '#lib/mail/header-field.ts';
import { messageIds } from '#lib/mail/message-ids.ts';

const MOST = 200;

/** The Message-IDs of the References field of a header, oldest first, each once; the last 200 and the first of a longer chain. `[]` without. */
export function readReferences(fields: readonly HeaderField[]): string[] {
  const ids = [...new Set(fieldValues(fields, 'references').flatMap(messageIds))];
  return ids.length <= MOST ? ids : [...ids.slice(0, 1), ...ids.slice(1 - MOST)];
}
