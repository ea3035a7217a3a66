import { deflateSync, inflateSync } from 'node:zlib';

import { pngChunk } from '../png-chunk.ts';

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const PALETTE = 256;

/** Pixels of 8 bits a channel, without transparency. */
interface Pixels {
  readonly width: number;
  readonly height: number;
  /** One number a pixel: red, green, blue. */
  readonly colours: Uint32Array;
}

/**
 * The same picture with at most 256 colours: a screen has few of its own, and the shades between letters and ground fall on
 * their nearest neighbour. A third of the size, for eyes the same.
 *
 * @param png of 8 bits a channel, not interlaced, as browsers write it
 * @throws Error when it is something else
 */
export function shrinkPng(png: Buffer): Buffer {
  const { width, height, colours } = readPixels(png);
  const palette = choosePalette(colours);
  const places = new Map(palette.map((colour, place) => [colour, place]));
  const lines = Buffer.alloc(height * (width + 1));
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) {
      const colour = colours[y * width + x] ?? 0;
      const known = places.get(colour);
      const place = known ?? nearest(palette, colour);
      if (known === undefined) places.set(colour, place);
      lines[y * (width + 1) + 1 + x] = place;
    }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 3, 0, 0, 0], 8); // eight bits, by palette (PNG §11.2.2)
  const entries = Buffer.from(palette.flatMap((colour) => [colour >> 16, (colour >> 8) & 255, colour & 255]));
  return Buffer.concat([
    SIGNATURE,
    pngChunk('IHDR', header),
    pngChunk('PLTE', entries),
    pngChunk('IDAT', deflateSync(lines, { level: 9, memLevel: 9 })),
    pngChunk('IEND', Buffer.alloc(0)),
  ]);
}

/** The colours used most; of two that nobody can tell apart, one. */
function choosePalette(colours: Uint32Array): number[] {
  const counts = new Map<number, number>();
  for (const colour of colours) counts.set(colour, (counts.get(colour) ?? 0) + 1);
  const byUse = [...counts.keys()].sort((a, b) => (counts.get(b) ?? 0) - (counts.get(a) ?? 0));
  for (let apart = byUse.length <= PALETTE ? 0 : 12; ; apart += 12) {
    const chosen: number[] = [];
    for (const colour of byUse) {
      if (chosen.length > PALETTE) break;
      if (chosen.every((one) => distance(one, colour) > apart)) chosen.push(colour);
    }
    if (chosen.length <= PALETTE) return chosen;
  }
}

function nearest(palette: readonly number[], colour: number): number {
  let best = 0;
  palette.forEach((one, place) => {
    if (distance(one, colour) < distance(palette[best] ?? 0, colour)) best = place;
  });
  return best;
}

/** How unlike two colours are, squared, weighed as eyes do. */
function distance(one: number, other: number): number {
  const red = (one >> 16) - (other >> 16);
  const green = ((one >> 8) & 255) - ((other >> 8) & 255);
  const blue = (one & 255) - (other & 255);
  return 2 * red * red + 4 * green * green + blue * blue;
}

function readPixels(png: Buffer): Pixels {
  if (!png.subarray(0, 8).equals(SIGNATURE)) throw new Error('This is not a PNG.');
  const data: Buffer[] = [];
  let [width, height, channels] = [0, 0, 0];
  for (let at = 8; at < png.length;) {
    const length = png.readUInt32BE(at);
    const type = png.toString('latin1', at + 4, at + 8);
    const content = png.subarray(at + 8, at + 8 + length);
    if (type === 'IHDR') {
      [width, height] = [content.readUInt32BE(0), content.readUInt32BE(4)];
      channels = { 2: 3, 6: 4 }[content[9] ?? 0] ?? 0;
      if (content[8] !== 8 || channels === 0 || content[12] !== 0)
        throw new Error('This kind of PNG is not known here.');
    }
    if (type === 'IDAT') data.push(content);
    at += length + 12;
  }
  const bytes = undoFilters(inflateSync(Buffer.concat(data)), width * channels, height, channels);
  const colours = new Uint32Array(width * height);
  for (let pixel = 0; pixel < colours.length; pixel += 1) colours[pixel] = bytes.readUIntBE(pixel * channels, 3);
  return { width, height, colours };
}

/** Each line says how it is written: as it is, or as what it differs from its neighbours (PNG §9.2). */
function undoFilters(lines: Buffer, length: number, height: number, step: number): Buffer {
  const bytes = Buffer.alloc(length * height);
  for (let y = 0; y < height; y += 1) {
    const filter = lines[y * (length + 1)] ?? 0;
    for (let x = 0; x < length; x += 1) {
      const at = y * length + x;
      const left = x >= step ? (bytes[at - step] ?? 0) : 0;
      const above = y > 0 ? (bytes[at - length] ?? 0) : 0;
      const corner = x >= step && y > 0 ? (bytes[at - length - step] ?? 0) : 0;
      const guess = [0, left, above, (left + above) >> 1, paeth(left, above, corner)][filter] ?? 0;
      bytes[at] = (lines[y * (length + 1) + 1 + x] ?? 0) + guess;
    }
  }
  return bytes;
}

function paeth(left: number, above: number, corner: number): number {
  const guess = left + above - corner;
  const [a, b, c] = [Math.abs(guess - left), Math.abs(guess - above), Math.abs(guess - corner)];
  return a <= b && a <= c ? left : b <= c ? above : corner;
}
