import type { MessageRow } from '#lib/contract/index.ts';
import type { BodyPart } from '#lib/mail/body-part.ts';

/** What the structure of a message says it is; a forwarded message inside it says nothing of it. All false without one. */
export function describeStructure(
  structure: BodyPart | null,
): Pick<MessageRow, 'isInvitation' | 'isSigned' | 'isEncrypted'> {
  const found = { isInvitation: false, isSigned: false, isEncrypted: false };
  const parts = structure ? [structure] : [];
  for (let part = parts.pop(); part; part = parts.pop()) {
    const { type, parameters, children } = part;
    const smime = /^application\/(?:x-)?pkcs7-mime$/.test(type);
    const signedData = smime && parameters['smime-type']?.toLowerCase() === 'signed-data'; // RFC 8551 §3.5.2
    if (type === 'text/calendar') found.isInvitation = true;
    if (type === 'multipart/signed' || signedData) found.isSigned = true;
    if (type === 'multipart/encrypted' || (smime && !signedData)) found.isEncrypted = true;
    if (type !== 'message/rfc822') parts.push(...children);
  }
  return found;
}
