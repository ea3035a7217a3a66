import type { BodyPart } from '#lib/mail/body-part.ts';
import { cleanFileName } from './clean-file-name.ts';

/** Endings for parts without a name; everything else gets none. */
const ENDINGS: Readonly<Record<string, string>> = {
  'application/pdf': '.pdf',
  'application/zip': '.zip',
  'application/pgp-signature': '.asc',
  'application/pkcs7-signature': '.p7s',
  'application/x-pkcs7-signature': '.p7s',
  'image/gif': '.gif',
  'image/jpeg': '.jpg',
  'image/png': '.png',
  'image/svg+xml': '.svg',
  'image/webp': '.webp',
  'message/delivery-status': '.txt',
  'message/rfc822': '.eml',
  'text/calendar': '.ics',
  'text/csv': '.csv',
  'text/html': '.html',
  'text/plain': '.txt',
  'text/rfc822-headers': '.txt',
  'text/vcard': '.vcf',
  'text/x-vcard': '.vcf',
};

/**
 * The name an attachment is shown and saved under, cleaned by {@link cleanFileName}; `attachment-<index>` with an ending by
 * type when the message gives none (`message-<index>.eml` for forwarded messages). Never empty. @param index From 1.
 */
export function attachmentName(part: Pick<BodyPart, 'filename' | 'type'>, index: number): string {
  const name = cleanFileName(part.filename);
  if (name !== '') return name;
  const stem = part.type === 'message/rfc822' ? 'message' : 'attachment';
  return `${stem}-${String(index)}${Object.hasOwn(ENDINGS, part.type) ? ENDINGS[part.type] : ''}`;
}
