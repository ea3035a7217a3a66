import { foldLine } from './content-lines.ts';
import { readVcardProperties, type VcardProperty } from './vcard-properties.ts';

/** A picture that stands in the card itself. */
export interface ContactPhoto {
  /** As the card says, in lower case; `''` where it says nothing. Hostile. */
  readonly type: string;
  readonly base64: string;
}

const isEncoded = (one: VcardProperty): boolean => /^(?:b|base64)$/i.test(one.parameters.get('ENCODING') ?? '');

/** PHOTO of a card (RFC 6350 §6.2.4, RFC 2426 §3.1.4); `undefined` for none and for one that is only an address: nothing is fetched. */
export function readContactPhoto(vcard: string): ContactPhoto | undefined {
  if (!/PHOTO/i.test(vcard)) return undefined; // most cards
  for (const one of readVcardProperties(vcard)) {
    if (one.name !== 'PHOTO') continue;
    const [, type, inside] = /^data:([\w.+/-]*)(?:;[^,]*)?;base64,(.*)$/is.exec(plainData(one.value.trim())) ?? [];
    const base64 = inside ?? (isEncoded(one) ? one.value : '');
    if (base64.trim() === '') continue;
    return { type: (type ?? typeOf(one)).toLowerCase(), base64: base64.replace(/\s/g, '') };
  }
  return undefined;
}

/** vobject, and so Radicale, escapes an address as if it were text: `data:image/jpeg\;base64\,…`. */
const plainData = (value: string): string => (value.startsWith('data:') ? value.replace(/\\([;,])/g, '$1') : value);

const typeOf = ({ parameters }: VcardProperty): string => {
  const type = parameters.get('MEDIATYPE') ?? parameters.get('TYPE') ?? '';
  return type === '' || type.includes('/') ? type : `image/${type}`;
};

/** The card with this picture in the place of those it had, or without one; all other lines stay. */
export function writeContactPhoto(vcard: string, photo: ContactPhoto | undefined): string {
  const lines = readVcardProperties(vcard).filter((one) => one.name !== 'PHOTO');
  if (!photo) return lines.map((one) => one.raw).join('');
  const isNew = lines.some((one) => one.name === 'VERSION' && one.value.trim() === '4.0');
  const kind = photo.type.replace('image/', '');
  const line = isNew
    ? `PHOTO:data:${photo.type};base64,${photo.base64}`
    : `PHOTO;ENCODING=b;TYPE=${kind.toUpperCase()}:${photo.base64}`;
  const end = lines.findLastIndex((one) => one.name === 'END');
  return lines
    .map((one) => one.raw)
    .toSpliced(end < 0 ? lines.length : end, 0, foldLine(line))
    .join('');
}
