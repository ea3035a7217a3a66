import { describe, expect, it } from 'vitest';
import { findTypedRecipient } from './find-typed-recipient.ts';
import { mentionsAttachment } from './mentions-attachment.ts';

/** `|` is where the caret stands. */
const typedAt = (marked: string) => findTypedRecipient(marked.replace('|', ''), marked.indexOf('|'));

describe('the recipient being typed', () => {
  it.each([
    ['', '|'],
    ['si', 'si|'],
    ['si', 'budi@smk.test, si|'],
    ['bud', 'bud|, siti@smk.test'],
    ['siti', 'budi@smk.test; siti|'],
    ['siti', 'budi@smk.test\nsiti|'],
    ['"Siti, S.Pd." <siti@smk.test>', 'a@b.test, "Siti, S.Pd." <siti@|smk.test>, c@d.test'],
    ['"a \\" , b" <x@y.test>', '"a \\" , b" <x@y.test>|'],
    ['', 'budi@smk.test, |'],
  ])('is %j in %j', (text, marked) => {
    expect(typedAt(marked).text).toBe(text);
  });

  it('survives an unclosed quote: the next line starts anew', () => {
    expect(typedAt('"Siti, oops\nbudi|').text).toBe('budi');
  });

  it('clamps a caret outside the text', () => {
    expect(findTypedRecipient('siti', 99).text).toBe('siti');
    expect(findTypedRecipient('siti', -1).text).toBe('siti');
  });

  it('always names a piece of the text that is there', () => {
    for (const value of ['', ',', '<<>,"', '"', '\\"', ' ,; \n', 'a"b,c"d<e,f>g', '\u202e@x, 日本 <a@b>']) {
      for (let caret = 0; caret <= value.length; caret += 1) {
        const { start, end, text } = findTypedRecipient(value, caret);
        expect(value.slice(start, end)).toBe(text);
      }
    }
  });
});

describe('a forgotten attachment', () => {
  const words = 'attached|lampiran|berkas berikut';
  it.each([
    ['See the attached file.', true],
    ['Mohon dicek LAMPIRAN-nya', true],
    ['Silakan buka berkas\nberikut ini', true],
    ['Unattached thoughts', false],
    ['> see attached\nok, thanks', false],
    ['Terima kasih\n-- \nlampiran selalu aman', false],
    ['', false],
  ])('%j → %s', (text, expected) => {
    expect(mentionsAttachment(text, words)).toBe(expected);
  });
});
