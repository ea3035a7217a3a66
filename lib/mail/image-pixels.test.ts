import { describe, expect, it } from 'vitest';
import { imagePixels } from './image-pixels.ts';

const PNG = Buffer.from('89504e470d0a1a0a0000000d49484452000000030000000408', 'hex');
const GIF = Buffer.from('474946383961030004008000', 'hex');
const JPEG = Buffer.from('ffd8ffe000104a46494600010100000100010000ffdb000401ffffc0000b080004000301011100', 'hex');
const WEBP = {
  VP8X: Buffer.from('52494646000000005745425056503858000000000000000002000003000000', 'hex'),
  'VP8 ': Buffer.from('52494646000000005745425056503820000000000000009d012a0300040000', 'hex'),
  VP8L: Buffer.from(
    `5249464600000000574542505650384c000000002f${(2 | (3 << 14)).toString(16).padStart(8, '0').match(/../g)?.reverse().join('') ?? ''}`,
    'hex',
  ),
};

const BMP = Buffer.from('424d0000000000000000000000002800000003000000fcffffff', 'hex');
const AVIF = Buffer.from(
  `0000001c66747970617669660000000061766966${'00'.repeat(20)}0000001469737065000000000000000300000004`,
  'hex',
);
/** On a screen of 3 × 4 a first picture of 30 × 40, behind an extension. */
const LARGE_GIF = Buffer.from('47494638396103000400000000' + '21f9040000000000' + '2c000000001e00280000', 'hex');

describe('the pixels of an image', () => {
  it.each([
    ['PNG', PNG],
    ['GIF', GIF],
    ['JPEG', JPEG],
    ['extended WebP', WEBP.VP8X],
    ['WebP', WEBP['VP8 ']],
    ['lossless WebP', WEBP.VP8L],
    ['AVIF', AVIF],
    ['BMP from its top down', BMP],
  ])('stand in its header: %s', (_, bytes) => {
    expect(imagePixels(bytes)).toBe(12);
  });

  it('are those of the first picture of a GIF when it is larger than its screen', () => {
    expect(imagePixels(LARGE_GIF)).toBe(30 * 40);
  });

  it.each([PNG, GIF, JPEG, WEBP.VP8X, WEBP['VP8 '], WEBP.VP8L, BMP])(
    'are none when it ends within its header',
    (bytes) => {
      for (let length = 0; length < 8; length += 1) expect(imagePixels(bytes.subarray(0, length))).toBe(0);
    },
  );

  it('are none of what is no such image', () => {
    expect(imagePixels(Buffer.from('<svg width="3" height="4"></svg>'))).toBe(0);
  });

  it('are looked for in time although the header has no end', () => {
    expect(imagePixels(Buffer.alloc(1_000_000, 0xff))).toBe(0);
    expect(imagePixels(Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), Buffer.alloc(1_000_000)]))).toBe(0);
    expect(imagePixels(Buffer.concat([LARGE_GIF.subarray(0, 13), Buffer.alloc(1_000_000, 0x21)]))).toBe(12);
  });
});
