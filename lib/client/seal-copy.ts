import type { SealedCopy } from './copy-shelf.ts';

/** With what one account's copies are sealed; in memory only. */
export interface CopyKey {
  readonly owner: string;
  readonly key: CryptoKey;
}

/** Names and values of the fields of a composer, in order; files are uploads and stand here by their ids. */
export type CopyFields = readonly (readonly [string, string])[];

/** @param key 32 octets, base64url, as the server gives it */
export async function readCopyKey({ owner, key }: { owner: string; key: string }): Promise<CopyKey> {
  const octets = Uint8Array.from(atob(key.replaceAll('-', '+').replaceAll('_', '/')), (sign) => sign.charCodeAt(0));
  return { owner, key: await crypto.subtle.importKey('raw', octets, 'AES-GCM', false, ['encrypt', 'decrypt']) };
}

/** AES-256-GCM under the account's key; only as this composer's copy does it open again. */
export async function sealCopy(
  { owner, key }: CopyKey,
  id: string,
  fields: CopyFields,
  at: number,
): Promise<SealedCopy> {
  const nonce = crypto.getRandomValues(new Uint8Array(12));
  const plain = new TextEncoder().encode(JSON.stringify(fields));
  const sealed = await crypto.subtle.encrypt(purpose(owner, id, nonce), key, plain);
  return { id, owner, at, nonce, sealed };
}

/** What a copy holds; `undefined` for one that another account or another key sealed. */
export async function openCopy({ owner, key }: CopyKey, copy: SealedCopy): Promise<CopyFields | undefined> {
  if (copy.owner !== owner) return undefined;
  try {
    const plain = await crypto.subtle.decrypt(purpose(owner, copy.id, copy.nonce), key, copy.sealed);
    return JSON.parse(new TextDecoder().decode(plain)) as CopyFields;
  } catch {
    return undefined; // the key of the server was replaced since
  }
}

const purpose = (owner: string, id: string, iv: Uint8Array<ArrayBuffer>): AesGcmParams => ({
  name: 'AES-GCM',
  iv,
  additionalData: new TextEncoder().encode(`${owner} ${id}`),
});
