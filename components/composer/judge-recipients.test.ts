import { describe, expect, it } from 'vitest';
import { recipientJudge } from './judge-recipients.ts';
import { readRecipients } from './recipient.ts';

const judge = recipientJudge(['budi@sekolah.sch.id', 'kepala@sekolah.sch.id']);
const of = (text: string) => {
  const [one] = readRecipients(text);
  if (!one) throw new Error('nobody');
  return judge(one);
};

describe('who a message goes to', () => {
  it.each([
    ['siti@sekolah.sch.id', { isOutside: false, like: undefined }],
    ['siti@guru.sekolah.sch.id', { isOutside: false, like: undefined }],
    ['wati@gmail.com', { isOutside: true, like: undefined }],
    ['kepala@sekolaah.sch.id', { isOutside: true, like: 'sekolah.sch.id' }],
    ['kepala@sekolah.sch.id.evil.net', { isOutside: true, like: 'sekolah.sch.id' }],
    ['kepala@sеkolah.net', { isOutside: true, like: '' }], // a Cyrillic е among Latin letters
    ['siti di kantor', { isOutside: false, like: undefined }],
  ])('%s', (text, expected) => {
    expect(of(text)).toEqual(expected);
  });

  it('is nobody outside where no own domain is known', () => {
    const [wati] = readRecipients('wati@gmail.com');
    expect(wati && recipientJudge([])(wati)).toEqual({ isOutside: false, like: undefined });
  });
});
