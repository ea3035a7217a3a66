import { describe, expect, it } from 'vitest';
import { decodeMailboxKey, encodeMailboxKey } from './mailbox-key.ts';

describe('a mailbox key', () => {
  it.each([
    ['INBOX', 'INBOX'],
    ['Archive/2024', 'Archive~2f2024'],
    ['Entwürfe', 'Entw~c3~bcrfe'],
    ['../etc', '~2e~2e~2fetc'],
    ['a b', 'a~20b'],
    ['~', '~7e'],
    ['送信済み', '~e9~80~81~e4~bf~a1~e6~b8~88~e3~81~bf'],
    ['INBOX.Трэш', 'INBOX~2e~d0~a2~d1~80~d1~8d~d1~88'],
    ['\ufeffKabar', '~ef~bb~bfKabar'],
  ])('writes %s as %s and reads it back', (path, key) => {
    expect(encodeMailboxKey(path)).toBe(key);
    expect(decodeMailboxKey(key)).toBe(path);
  });

  it.each(['', 'a/b', 'a%2fb', '~', '~2', '~2F', '~zz', '~ff', '~c3', '~41', 'a b', 'é', '~c0~af'])(
    'does not read %j, which it never writes',
    (key) => {
      expect(decodeMailboxKey(key)).toBeUndefined();
    },
  );
});
