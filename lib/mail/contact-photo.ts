import { readVcardProperties, type VcardProperty } from './vcard-properties.ts';

/** A picture that stands in the card itself. */
interface ContactPhoto {
  /** As the card says, in lower case; `''` where it says nothing. Hostile. */
  readonly type: string;
  readonly base64: string;
}

const isEncoded = (one: VcardProperty): boolean => /^(?:b|base64)$/i.test(one.parameters.get('ENCODING') ?? '');

/** PHOTO of a card (RFC 6350 §6.2.4, RFC 2426 §3.1.4); `undefined` for none and for one that is only an address: nothing is fetched. */
export function readContactPhoto(vcard: string): ContactPhoto | undefined {
  for (const one of readVcardProperties(vcard)) {
    if (one.name !== 'PHOTO') continue;
    const [, type, inside] = /^data:([\w.+/-]*)(?:;[^,]*)?;base64,(.*)$/is.exec(one.value.trim()) ?? [];
    const base64 = inside ?? (isEncoded(one) ? one.value : '');
    if (base64.trim() === '') continue;
    return { type: (type ?? typeOf(one)).toLowerCase(), base64: base64.replace(/\s/g, '') };
  }
  return undefined;
}

const typeOf = ({ parameters }: VcardProperty): string => {
  const type = parameters.get('MEDIATYPE') ?? parameters.get('TYPE') ?? '';
  return type === '' || type.includes('/') ? type : `image/${type}`;
};
