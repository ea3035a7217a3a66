import { fieldValues } from '#lib/mail/header-field.ts';
import { listHeaderFields } from './list-header-fields.ts';

/**
 * The values of one header in a raw header block (RFC 5322 §2.2), in their order: unfolded, trimmed, not decoded; `[]` when
 * there is no such header. Reads as much as {@link listHeaderFields}.
 */
export const readHeader = (headers: Buffer, name: string): string[] =>
  fieldValues(listHeaderFields(headers), name.toLowerCase());
