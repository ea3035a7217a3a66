import type { Address } from '#lib/mail/address.ts';
import { addressHeader } from './encode-header.ts';

/**
 * The `Bcc:` line, with its line end, that stands in front of a sent message in the Sent folder and never on the wire;
 * `''` without blind copies. @throws AppError input.invalid for an address that may not go on the wire.
 */
export const bccHeader = (bcc: readonly Address[]): string => addressHeader('Bcc', bcc);
