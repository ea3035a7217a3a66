import type { BodyPart } from '#lib/mail/body-part.ts';

/** Octets a part will have once decoded, estimated from what the server says (base64 in lines of 76); never exact. */
export const decodedSize = (part: Pick<BodyPart, 'encoding' | 'size'>): number =>
  part.encoding.toLowerCase() === 'base64' ? Math.floor((part.size * 57) / 78) : part.size;
