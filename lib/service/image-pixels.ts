/**
 * How many pixels an image says it has, by its header: what a browser would have to hold. PNG, JPEG, GIF and WebP; 0 when the
 * header does not tell.
 */
export function imagePixels(type: string, bytes: Buffer): number {
  try {
    const [width, height] = SIZES[type]?.(bytes) ?? [0, 0];
    return width * height;
  } catch {
    return 0; // RangeError: it ends within its header
  }
}

const SIZES: Readonly<Record<string, (bytes: Buffer) => readonly [number, number]>> = {
  'image/png': (bytes) => [bytes.readUInt32BE(16), bytes.readUInt32BE(20)],
  'image/gif': (bytes) => [bytes.readUInt16LE(6), bytes.readUInt16LE(8)],
  'image/webp': webpSize,
  'image/jpeg': jpegSize,
};

function webpSize(bytes: Buffer): readonly [number, number] {
  const kind = bytes.toString('latin1', 12, 16);
  if (kind === 'VP8X') return [bytes.readUIntLE(24, 3) + 1, bytes.readUIntLE(27, 3) + 1];
  if (kind === 'VP8 ') return [bytes.readUInt16LE(26) & 0x3fff, bytes.readUInt16LE(28) & 0x3fff];
  const bits = bytes.readUInt32LE(21); // VP8L
  return [(bits & 0x3fff) + 1, ((bits >>> 14) & 0x3fff) + 1];
}

/** The frame header (SOF0 … SOF15 without the tables among them) stands behind segments of any number. */
function jpegSize(bytes: Buffer): readonly [number, number] {
  let at = 2;
  for (;;) {
    while (bytes.readUInt8(at) === 0xff) at += 1;
    const marker = bytes.readUInt8(at);
    if (marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc)
      return [bytes.readUInt16BE(at + 6), bytes.readUInt16BE(at + 4)];
    at += 1 + Math.max(2, bytes.readUInt16BE(at + 1));
  }
}
