import { describe, expect, it } from 'vitest';
import { decodeMessageKey, encodeMessageKey } from './message-ref.ts';

describe('a message key', () => {
  it('names UIDVALIDITY and UID', () => {
    expect(encodeMessageKey({ uidValidity: 1699, uid: 42 })).toBe('1699.42');
    expect(decodeMessageKey('1699.42')).toEqual({ uidValidity: 1699, uid: 42 });
    expect(decodeMessageKey('4294967295.4294967295')).toEqual({ uidValidity: 4294967295, uid: 4294967295 });
  });

  it.each([
    '',
    '1',
    '1.',
    '.1',
    '0.1',
    '1.0',
    '01.1',
    '1.2.3',
    '1,2',
    '-1.2',
    '1.4294967296',
    '1.1e3',
    '1.2\n',
    ' 1.2',
  ])('is not %j', (text) => {
    expect(decodeMessageKey(text)).toBeUndefined();
  });
});
