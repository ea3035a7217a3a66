import { inflateSync } from 'node:zlib';
import { expect, test } from 'vitest';

import { makePng } from '../demo-mail/files.ts';
import { shrinkPng } from './shrink-png.ts';

interface Read {
  readonly width: number;
  readonly pixels: readonly number[];
}

/** A PNG of a palette without filters, as it is written here. */
function read(png: Buffer): Read {
  const chunks = new Map<string, Buffer>();
  for (let at = 8; at < png.length; at += png.readUInt32BE(at) + 12)
    chunks.set(png.toString('latin1', at + 4, at + 8), png.subarray(at + 8, at + 8 + png.readUInt32BE(at)));
  const palette = chunks.get('PLTE') ?? Buffer.alloc(0);
  const width = chunks.get('IHDR')?.readUInt32BE(0) ?? 0;
  const lines = inflateSync(chunks.get('IDAT') ?? Buffer.alloc(0));
  const places = [...lines].filter((_, at) => at % (width + 1) !== 0);
  return { width, pixels: places.map((place) => palette.readUIntBE(place * 3, 3)) };
}

test('a picture of few colours keeps every one of them', () => {
  const flat = makePng(40, 10, [10, 20, 30], [10, 20, 30]);
  const { width, pixels } = read(shrinkPng(flat));
  expect(width).toBe(40);
  expect(pixels).toHaveLength(400);
  expect(new Set(pixels)).toEqual(new Set([0x0a141e, 0x060c12]));
});

test('a picture of many colours keeps all of them nearly', () => {
  const [width, height] = [60, 400];
  const { pixels } = read(shrinkPng(makePng(width, height, [0, 0, 0], [200, 220, 240])));
  expect(pixels).toHaveLength(width * height);
  const middle = pixels[(height / 4) * width] ?? 0;
  expect(Math.abs((middle >> 16) - 50)).toBeLessThan(8);
  expect(Math.abs((middle & 255) - 60)).toBeLessThan(8);
});

test('what is no PNG of a browser is refused', () => {
  expect(() => shrinkPng(Buffer.from('GIF89a'))).toThrow('not a PNG');
});
