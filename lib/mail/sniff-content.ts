/** What a file is by its first octets, as far as these tell. */
export type ContentKind = 'image' | 'pdf' | 'zip' | 'ole' | 'program' | 'page' | 'archive' | 'audio-video';

const SIGNS: readonly (readonly [ContentKind, RegExp])[] = [
  ['image', /^(?:\x89PNG\r\n\x1a\n|\xff\xd8\xff|GIF8[79]a|RIFF[^]{4}WEBP|BM[^]{4}\0\0\0\0|II\*\0|MM\0\*)/],
  ['pdf', /^%PDF-/],
  ['program', /^(?:MZ|\x7fELF|#!|[\xce\xcf]\xfa\xed\xfe|\xca\xfe\xba\xbe|L\0\0\0\x01\x14\x02\0)/],
  ['ole', /^\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1/],
  ['zip', /^PK(?:\x03\x04|\x05\x06)/],
  ['archive', /^(?:Rar!\x1a\x07|7z\xbc\xaf\x27\x1c|\x1f\x8b|MSCF\0|\xfd7zXZ)/],
  [
    'audio-video',
    /^(?:ID3|\xff[\xe2\xe3\xf2\xf3\xfa\xfb]|OggS|fLaC|RIFF[^]{4}(?:WAVE|AVI )|[^]{4}ftyp|\x1a\x45\xdf\xa3)/,
  ],
  ['page', /^(?:\xef\xbb\xbf)?\s*<(?:!doctype html|html|head|body|script|svg|iframe|\?xml[^>]*>\s*<(?:svg|html))/i],
];

/** @param head the first octets, 64 are enough. @returns `undefined` when they tell nothing: text, or something unknown */
export function sniffContent(head: Uint8Array): ContentKind | undefined {
  const text = Array.from(head.subarray(0, 64), (octet) => String.fromCharCode(octet)).join('');
  return SIGNS.find(([, sign]) => sign.test(text))?.[0];
}

/** What a declared type lets expect; types that are not here let expect nothing. */
const EXPECTED: readonly (readonly [RegExp, readonly ContentKind[]])[] = [
  [/^image\/(?:png|jpe?g|pjpeg|gif|webp|bmp|tiff)$/, ['image']],
  [/^application\/(?:x-)?pdf$/, ['pdf']],
  [/^application\/(?:zip|x-zip-compressed|vnd\.(?:openxmlformats|oasis)[\w.-]*)$/, ['zip', 'ole']],
  [/^application\/(?:msword|vnd\.ms-(?:excel|powerpoint))$/, ['ole', 'zip']],
  [/^(?:audio|video)\//, ['audio-video']],
];
/** Whether the first octets of a file (64 are enough, 8 the least that counts) say that it is something else than its declared type. */
export function isMismatch(type: string, head: Uint8Array): boolean {
  if (head.length < 8) return false;
  const kind = sniffContent(head);
  const expected = EXPECTED.find(([pattern]) => pattern.test(type))?.[1];
  if (!expected) return kind === 'program' && type.startsWith('text/') && !isText(head);
  return kind === undefined ? expected[0] === 'image' : !expected.includes(kind);
}

const isText = (head: Uint8Array): boolean => head.every((octet) => octet >= 0x20 || (octet >= 0x09 && octet <= 0x0d));
