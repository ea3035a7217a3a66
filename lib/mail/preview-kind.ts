/** How a file can be looked at without keeping it. */
export type PreviewKind = 'image' | 'audio' | 'video' | 'table' | 'text';

/** Types that are shown as they are, on an address that can run nothing; every other type is a download. */
const MEDIA: Readonly<Record<string, PreviewKind>> = {
  'image/png': 'image',
  'image/jpeg': 'image',
  'image/gif': 'image',
  'image/webp': 'image',
  'audio/aac': 'audio',
  'audio/flac': 'audio',
  'audio/mpeg': 'audio',
  'audio/mp4': 'audio',
  'audio/ogg': 'audio',
  'audio/wav': 'audio',
  'audio/webm': 'audio',
  'audio/x-wav': 'audio',
  'video/mp4': 'video',
  'video/ogg': 'video',
  'video/webm': 'video',
};
const TEXTS =
  /^(?:text\/(?:plain|markdown|x-log|x-diff|x-patch|rfc822-headers|calendar|vcard|x-vcard)|message\/(?:delivery-status|disposition-notification)|application\/json)$/;
const TABLES = /^text\/(?:csv|tab-separated-values|comma-separated-values)$/;

/** By the declared type; a type that says nothing goes by the ending of the name. `undefined`: only to be downloaded. */
export function previewKind({ type, name }: { readonly type: string; readonly name: string }): PreviewKind | undefined {
  if (Object.hasOwn(MEDIA, type)) return MEDIA[type];
  const vague = type === 'application/octet-stream' || type === 'text/plain';
  if (TABLES.test(type) || (/\.(?:csv|tsv)$/i.test(name) && (vague || type === 'application/vnd.ms-excel')))
    return 'table';
  if (TEXTS.test(type)) return 'text';
  return type === 'application/octet-stream' && /\.(?:txt|log|md|diff|patch|ics|vcf)$/i.test(name) ? 'text' : undefined;
}
