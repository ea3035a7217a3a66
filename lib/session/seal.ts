import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { AppError } from '#lib/errors.ts';

const NONCE = 12;
const TAG = 16;
const purposeKey = (key: Uint8Array, purpose: string): Buffer =>
  Buffer.from(hkdfSync('sha256', key, '', `tupai/seal/${purpose}`, 32));

/** AES-256-GCM under a key of its own for each purpose: nonce, ciphertext, tag in a row. */
export function seal(key: Uint8Array, plain: Uint8Array, purpose: string): Uint8Array {
  const nonce = randomBytes(NONCE);
  const cipher = createCipheriv('aes-256-gcm', purposeKey(key, purpose), nonce);
  return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

/** @throws AppError form.expired for anything that this key did not seal for this purpose */
export function unseal(key: Uint8Array, sealed: Uint8Array, purpose: string): Uint8Array {
  if (sealed.byteLength < NONCE + TAG) throw new AppError('form.expired');
  try {
    const decipher = createDecipheriv('aes-256-gcm', purposeKey(key, purpose), sealed.subarray(0, NONCE));
    decipher.setAuthTag(sealed.subarray(-TAG));
    return Buffer.concat([decipher.update(sealed.subarray(NONCE, -TAG)), decipher.final()]);
  } catch (cause) {
    throw new AppError('form.expired', { cause });
  }
}
