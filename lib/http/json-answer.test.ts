import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { jsonAnswer } from './json-answer.ts';

const long = { rows: Array.from({ length: 50 }, (_, at) => ({ subject: `Rapat ${String(at)}`, from: 'Siti Aminah' })) };
const answer = (output: unknown, accepts?: string): Promise<Response> =>
  jsonAnswer(output, new Headers(), new Headers(accepts === undefined ? {} : { 'accept-encoding': accepts }));

describe('an answer for a script', () => {
  it('is packed for browsers that can unpack it, and holds the same', async () => {
    for (const accepts of ['gzip, deflate, br', 'br;q=1.0, gzip;q=0.8, *;q=0.1', 'GZIP', 'deflate,gzip']) {
      const response = await answer(long, accepts);
      const octets = Buffer.from(await response.arrayBuffer());
      expect(response.headers.get('content-encoding')).toBe('gzip');
      expect(response.headers.get('vary')).toBe('Accept-Encoding');
      expect(JSON.parse(gunzipSync(octets).toString())).toEqual(long);
      expect(octets.length * 4).toBeLessThan(JSON.stringify(long).length);
    }
  });

  it('travels as it is to those that cannot, or will not', async () => {
    for (const accepts of [undefined, '', 'identity', 'br', 'gzip;q=0', 'gzip; q=0.000, br', 'xgzip']) {
      const response = await answer(long, accepts);
      expect(response.headers.get('content-encoding')).toBeNull();
      expect(response.headers.get('vary')).toBe('Accept-Encoding');
      expect(await response.json()).toEqual(long);
    }
  });

  it('is not packed when it is short', async () => {
    const response = await answer({ submissions: [] }, 'gzip');
    expect(response.headers.get('content-encoding')).toBeNull();
    expect(await response.json()).toEqual({ submissions: [] });
  });
});
