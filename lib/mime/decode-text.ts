import type { BodyPart } from '#lib/mail/body-part.ts';
import { decodeFlowed } from '#lib/mail/flowed.ts';
import { decodeCharset } from './charset.ts';
import { decodeTransferBytes } from './decode-transfer.ts';

/**
 * A text part as text with LF line ends: transfer encoding undone, charset decoded, `format=flowed` unwrapped (RFC 3676, with
 * DelSp) in text/plain. HTML without a charset in its header may name one in its first kilobyte. Never throws.
 *
 * @returns `guessed` when the charset was missing, unknown or didn't fit, and the bytes were not plain ASCII.
 */
export function decodeText(
  bytes: Buffer,
  part: Pick<BodyPart, 'parameters' | 'encoding' | 'type'>,
): { text: string; guessed: boolean } {
  const decoded = decodeTransferBytes(bytes, part.encoding);
  const named = part.parameters['charset'] ?? '';
  const { text, guessed } = decodeCharset(
    decoded,
    named === '' && part.type === 'text/html' ? charsetOfHtml(decoded) : named,
  );
  const lines = text.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n');
  const flowed = part.type === 'text/plain' && part.parameters['format']?.trim().toLowerCase() === 'flowed';
  const delSp = part.parameters['delsp']?.trim().toLowerCase() === 'yes';
  return { text: flowed ? decodeFlowed(lines, delSp) : lines, guessed };
}

function charsetOfHtml(bytes: Buffer): string {
  const head = bytes.subarray(0, 1024).toString('latin1');
  return /<meta[^>]{0,200}charset\s{0,5}=\s{0,5}["']?([\w.:-]{1,40})/i.exec(head)?.[1] ?? '';
}
