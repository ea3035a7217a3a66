import { describe, expect, it } from 'vitest';
import type { BodyPart } from '#lib/mail/body-part.ts';
import { chooseBody } from '#lib/mail/choose-body.ts';
import { attachmentName } from './attachment-name.ts';
import { cleanFileName } from './clean-file-name.ts';
import { decodedSize } from './decoded-size.ts';

const leaf = (part: string, type: string, more: Partial<BodyPart> = {}): BodyPart => ({
  part,
  type,
  parameters: {},
  encoding: '7bit',
  size: 10,
  disposition: '',
  filename: '',
  contentId: '',
  children: [],
  ...more,
});
const multi = (type: string, ...children: BodyPart[]): BodyPart => leaf('', `multipart/${type}`, { children });
const summary = (structure: BodyPart | null) => {
  const { text, html, attachments, inline } = chooseBody(structure);
  return {
    text: text?.part,
    html: html?.part,
    attachments: attachments.map(({ part }) => part),
    inline: inline.map(({ part }) => part),
  };
};

describe('what of a message is shown', () => {
  const text = leaf('1', 'text/plain');
  const html = leaf('2', 'text/html');
  const image = leaf('3', 'image/png', { contentId: 'logo@x' });
  it.each([
    ['a plain message', text, { text: '1', html: undefined, attachments: [], inline: [] }],
    ['HTML alone', html, { text: undefined, html: '2', attachments: [], inline: [] }],
    ['both', multi('alternative', text, html), { text: '1', html: '2', attachments: [], inline: [] }],
    [
      'a newsletter with its images',
      multi('related', multi('alternative', text, html), image),
      { text: '1', html: '2', attachments: [], inline: ['3'] },
    ],
    [
      'images within the alternative',
      multi('alternative', text, multi('related', html, image)),
      { text: '1', html: '2', attachments: [], inline: ['3'] },
    ],
    [
      'attachments',
      multi('mixed', multi('alternative', text, html), leaf('3', 'application/pdf', { disposition: 'attachment' })),
      { text: '1', html: '2', attachments: ['3'], inline: [] },
    ],
    [
      'a text file attached',
      multi('mixed', text, leaf('2', 'text/plain', { disposition: 'attachment' })),
      { text: '1', html: undefined, attachments: ['2'], inline: [] },
    ],
    [
      'nothing but a file',
      leaf('1', 'application/pdf'),
      { text: undefined, html: undefined, attachments: ['1'], inline: [] },
    ],
    [
      'HTML behind a text, which is no alternative of it',
      multi('mixed', text, html),
      { text: '1', html: undefined, attachments: [], inline: [] },
    ],
    [
      'the footer of a mailing list',
      multi('mixed', text, leaf('2', 'text/plain')),
      { text: '1', html: undefined, attachments: [], inline: [] },
    ],
    [
      'a file before the text',
      multi('mixed', leaf('1', 'application/pdf'), leaf('2', 'text/plain')),
      { text: '2', html: undefined, attachments: ['1'], inline: [] },
    ],
    [
      'a forwarded message',
      multi('mixed', text, leaf('2', 'message/rfc822', { children: [leaf('2.1', 'text/html')] })),
      { text: '1', html: undefined, attachments: ['2'], inline: [] },
    ],
    [
      'a bounce',
      multi('report', text, leaf('2', 'message/delivery-status'), leaf('3', 'message/rfc822')),
      { text: '1', html: undefined, attachments: ['2', '3'], inline: [] },
    ],
    [
      'a signed message',
      multi('signed', text, leaf('2', 'application/pgp-signature')),
      { text: '1', html: undefined, attachments: ['2'], inline: [] },
    ],
    [
      'an invitation',
      multi('alternative', text, html, leaf('3', 'text/calendar')),
      { text: '1', html: '2', attachments: ['3'], inline: [] },
    ],
    [
      'AMP, which says it again',
      multi('alternative', text, leaf('9', 'text/x-amp-html'), html),
      { text: '1', html: '2', attachments: [], inline: [] },
    ],
    [
      'an image that only claims to be inline',
      multi('mixed', text, leaf('2', 'image/png', { disposition: 'inline' })),
      { text: '1', html: undefined, attachments: ['2'], inline: [] },
    ],
    ['nothing', null, { text: undefined, html: undefined, attachments: [], inline: [] }],
    ['an empty multipart', multi('mixed'), { text: undefined, html: undefined, attachments: [], inline: [] }],
  ])('%s', (_, structure, expected) => {
    expect(summary(structure)).toEqual(expected);
  });

  it('takes what is nested beyond reason as an attachment', () => {
    let deep = text;
    for (let level = 0; level < 5000; level += 1) deep = multi('mixed', deep);
    expect(summary(deep).attachments).toHaveLength(1);
  });
});

describe('names of attachments', () => {
  it.each([
    ['laporan.pdf', 'laporan.pdf'],
    ['surat "final", v2.pdf', 'surat "final", v2.pdf'],
    ['../../etc/passwd', 'passwd'],
    ['C:\\Users\\budi\\foto.jpg', 'foto.jpg'],
    ['invoice\u202egpj.exe', 'invoicegpj.exe'],
    ['a\r\nb\u0000.txt', 'a b .txt'],
    ['faktur.pdf\u2800\u3164\u1160\u2800.exe', 'faktur.pdf .exe'], // what looks like blanks pushes nothing out of sight
    ['fak\u00adtur\u034f.pdf', 'faktur.pdf'],
    ['fak\u17b4tur\u{e0061}.pdf', 'faktur.pdf'], // vowels and tags that nothing draws
    ['نامه\u200cها.pdf', 'نامه\u200cها.pdf'],
    ['.bashrc', 'bashrc'],
    ['x.exe. . ', 'x.exe'],
    [' .. ', ''],
    ['cafe\u0301.txt', 'café.txt'],
    ['👩‍👩‍👧.png', '👩‍👩‍👧.png'],
    ['\ud800x.txt', '\ufffdx.txt'],
    [`${'a'.repeat(300)}.pdf`, `${'a'.repeat(196)}.pdf`],
  ])('%j is saved as %j', (name, clean) => {
    expect(cleanFileName(name)).toBe(clean);
  });

  it('are never empty', () => {
    expect(attachmentName(leaf('2', 'application/pdf'), 2)).toBe('attachment-2.pdf');
    expect(attachmentName(leaf('2', 'message/rfc822'), 1)).toBe('message-1.eml');
    expect(attachmentName(leaf('2', 'constructor', { filename: '///' }), 3)).toBe('attachment-3');
  });

  it('have a size near the decoded one', () => {
    const encoded = Buffer.alloc(57_000).toString('base64').replace(/.{76}/g, '$&\r\n').length;
    expect(decodedSize(leaf('1', 'image/png', { encoding: 'BASE64', size: encoded }))).toBe(57_000);
  });
});

describe('the texts of a message that follow its body', () => {
  const more = (structure: BodyPart) => {
    const chosen = chooseBody(structure);
    const names = (parts: readonly BodyPart[]): string[] => parts.map(({ part }) => part);
    return [names(chosen.more), names(chosen.moreHtml), names(chosen.attachments)];
  };
  const plain = (part: string): BodyPart => leaf(part, 'text/plain');
  const html = (part: string): BodyPart => leaf(part, 'text/html');
  it.each([
    ['text round a picture', multi('mixed', plain('1'), leaf('2', 'image/png'), plain('3')), [['3'], [], ['2']]],
    ['the footer of a list', multi('mixed', multi('alternative', plain('1'), html('2')), plain('3')), [['3'], [], []]],
    [
      'HTML round a file, which a plain text says, too',
      multi('alternative', plain('1'), multi('mixed', html('2'), leaf('3', 'application/pdf'), html('4'))),
      [[], ['4'], ['3']],
    ],
    ['HTML behind a text', multi('mixed', plain('1'), html('2')), [['2'], [], []]],
    ['named texts', multi('mixed', plain('1'), leaf('2', 'text/plain', { filename: 'a.txt' })), [[], [], ['2']]],
    [
      'a bounce',
      multi('report', plain('1'), leaf('2', 'message/delivery-status'), leaf('3', 'text/rfc822-headers')),
      [[], [], ['2', '3']],
    ],
    [
      'signed mail with a footer',
      multi('mixed', multi('signed', plain('1'), leaf('2', 'application/pgp-signature')), plain('3')),
      [['3'], [], ['2']],
    ],
  ])('are read in their order: %s', (_what, structure, expected) => {
    expect(more(structure)).toEqual(expected);
  });

  it('are no more than can be read', () => {
    const texts = Array.from({ length: 10_000 }, (_, at) => plain(String(at + 1)));
    const [read, , files] = more(multi('mixed', ...texts));
    expect([read?.length, files?.length]).toEqual([20, 9_979]);
  });
});
