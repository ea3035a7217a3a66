import { expect, test } from 'vitest';

import { takeResponse } from './take-response.ts';

test('a response is taken when it is complete, with the bytes of its literals', () => {
  const bytes = Buffer.from('* 1 FETCH (BODY[] {4}\r\na\r\nb FLAGS ())\r\n* 2 EXISTS\r\n', 'latin1');
  const first = takeResponse(bytes);
  expect(first?.response).toBe('* 1 FETCH (BODY[] {4}\r\na\r\nb FLAGS ())');
  expect(takeResponse(first?.rest ?? Buffer.alloc(0))).toEqual({ response: '* 2 EXISTS', rest: Buffer.alloc(0) });
  for (let length = 0; length < (first?.response.length ?? 0) + 2; length += 1)
    expect(takeResponse(bytes.subarray(0, length))).toBeUndefined();
});
