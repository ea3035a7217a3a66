/**
 * How many pixels an image says it has, by its header: what a browser would have to hold, whatever type it is said to be. PNG,
 * JPEG, GIF, WebP, AVIF and BMP by their first octets; 0 when it is none of them, or the header does not tell.
 */
export function imagePixels(bytes: Uint8Array): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const head = String.fromCharCode(...bytes.subarray(0, 16));
  try {
    const [, sizeOf] = KINDS.find(([signature]) => signature.test(head)) ?? [];
    const [width, height] = sizeOf?.(view, head) ?? [0, 0];
    return width * height;
  } catch {
    return 0; // RangeError: it ends within its header
  }
}

type SizeOf = (view: DataView, head: string) => readonly [number, number];

const KINDS: readonly (readonly [RegExp, SizeOf])[] = [
  [/^\x89PNG\r\n\x1a\n/, (view) => [view.getUint32(16), view.getUint32(20)]],
  [/^\xff\xd8\xff/, jpegSize],
  [/^GIF8[79]a/, gifSize],
  [/^RIFF[^]{4}WEBP/, webpSize],
  [/^[^]{4}ftypavi[fs]/, avifSize],
  [/^BM/, (view) => [Math.abs(view.getInt32(18, true)), Math.abs(view.getInt32(22, true))]],
];

const uint24 = (view: DataView, at: number): number => view.getUint16(at, true) + view.getUint8(at + 2) * 0x10000;

function webpSize(view: DataView, head: string): readonly [number, number] {
  const kind = head.slice(12, 16);
  if (kind === 'VP8X') return [uint24(view, 24) + 1, uint24(view, 27) + 1];
  if (kind === 'VP8 ') return [view.getUint16(26, true) & 0x3fff, view.getUint16(28, true) & 0x3fff];
  const bits = view.getUint32(21, true); // VP8L
  return [(bits & 0x3fff) + 1, ((bits >>> 14) & 0x3fff) + 1];
}

/** The first `ispe` property (ISO 23008-12 §6.5.3) that stands near the beginning. */
function avifSize(view: DataView): readonly [number, number] {
  for (let at = 16; at < NEAR; at += 1)
    if (view.getUint32(at) === ISPE) return [view.getUint32(at + 8), view.getUint32(at + 12)];
  return [0, 0];
}
const ISPE = 0x69737065;
const NEAR = 65_536;

/** The frame header (SOF0 … SOF15 without the tables among them) stands behind segments of any number. */
function jpegSize(view: DataView): readonly [number, number] {
  let at = 2;
  for (;;) {
    while (view.getUint8(at) === 0xff) at += 1;
    const marker = view.getUint8(at);
    if (marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc)
      return [view.getUint16(at + 6), view.getUint16(at + 4)];
    at += 1 + Math.max(2, view.getUint16(at + 1));
  }
}

/** That of its screen; browsers take the first picture's where that is larger. */
function gifSize(view: DataView): readonly [number, number] {
  const [width, height] = [view.getUint16(6, true), view.getUint16(8, true)];
  try {
    const flags = view.getUint8(10);
    let at = 13 + (flags & 0x80 ? 3 << ((flags & 7) + 1) : 0);
    while (view.getUint8(at) === 0x21) {
      at += 2;
      while (view.getUint8(at) > 0) at += 1 + view.getUint8(at);
      at += 1;
    }
    if (view.getUint8(at) !== 0x2c) return [width, height];
    const [right, bottom] = [0, 2].map(
      (side) => view.getUint16(at + 1 + side, true) + view.getUint16(at + 5 + side, true),
    );
    return [Math.max(width, right ?? 0), Math.max(height, bottom ?? 0)];
  } catch {
    return [width, height]; // it ends before its first picture
  }
}
