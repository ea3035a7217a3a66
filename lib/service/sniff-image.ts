/** The image types that may be shown on our own origin: no script, no markup, decoded by every browser. */
const SIGNATURES: Readonly<Record<string, (head: Buffer) => boolean>> = {
  'image/png': (head) => head.subarray(0, 8).equals(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])),
  'image/jpeg': (head) => head.subarray(0, 3).equals(Buffer.from([0xff, 0xd8, 0xff])),
  'image/gif': (head) => /^GIF8[79]a/.test(head.toString('latin1')),
  'image/webp': (head) => /^RIFF.{4}WEBP/s.test(head.toString('latin1')),
};

/** Their types. */
export const SAFE_IMAGES: readonly string[] = Object.keys(SIGNATURES);

export const isSafeImage = (type: string): boolean => Object.hasOwn(SIGNATURES, type);

/** Whether the first octets (12 are enough) are of the type that the message claims, and that type may be shown. */
export const sniffImage = (type: string, head: Buffer): boolean =>
  Object.hasOwn(SIGNATURES, type) && SIGNATURES[type]?.(head) === true;

/** Which of the safe types an image is by its first octets (12 are enough); `undefined` when it is none of them. */
export const imageTypeOf = (head: Buffer): string | undefined => SAFE_IMAGES.find((type) => sniffImage(type, head));
