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

describe('the pixels of an image', () => {
  it.each([
    ['image/png', PNG],
    ['image/gif', GIF],
    ['image/jpeg', JPEG],
    ['image/webp', WEBP.VP8X],
    ['image/webp', WEBP['VP8 ']],
    ['image/webp', WEBP.VP8L],
  ])('stand in its header: %s', (type, bytes) => {
    expect(imagePixels(type, bytes)).toBe(12);
  });

  it.each([PNG, GIF, JPEG, WEBP.VP8X, WEBP['VP8 '], WEBP.VP8L])('are none when it ends within its header', (bytes) => {
    for (const type of ['image/png', 'image/gif', 'image/jpeg', 'image/webp', 'image/svg+xml'])
      for (let length = 0; length < 8; length += 1) expect(imagePixels(type, bytes.subarray(0, length))).toBe(0);
  });

  it('are looked for in time although the header has no end', () => {
    expect(imagePixels('image/jpeg', Buffer.alloc(1_000_000, 0xff))).toBe(0);
    expect(imagePixels('image/jpeg', Buffer.concat([Buffer.from([0xff, 0xd8]), Buffer.alloc(1_000_000)]))).toBe(0);
  });
});
