import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto';
import { config } from '#lib/config.ts';
import { AppError } from '#lib/errors.ts';
import type { SessionRow } from '#lib/store/index.ts';
import { serverKey, serverKeys } from './server-keys.ts';

/** What the cookie holds: `sid` finds the row, `key` opens it together with the server's key. */
export interface Pair {
  readonly sid: Buffer;
  readonly key: Buffer;
}

/** What only all three parts together (cookie, row, server key) give back. */
export interface Secrets {
  readonly password: string;
  /** Key for parked forms, 32 octets; stays the same when the pair is replaced. */
  readonly sealKey: Buffer;
}

const SID = 16;
const KEY = 32;
const TAG = 16;

/** A pair that nobody can have guessed or planted. */
export const newPair = (): Pair => ({ sid: randomBytes(SID), key: randomBytes(KEY) });

export const writePair = (pair: Pair): string => Buffer.concat([pair.sid, pair.key]).toString('base64url');

/** Hostile: `undefined` for anything that is not exactly one pair in its one spelling. */
export function readPair(cookie: string | undefined): Pair | undefined {
  if (!cookie || !/^[\w-]{64}$/.test(cookie)) return undefined;
  const octets = Buffer.from(cookie, 'base64url');
  return { sid: octets.subarray(0, SID), key: octets.subarray(SID) };
}

export const rowId = (pair: Pair): string => createHash('sha256').update(pair.sid).digest('hex');

/** Whether the cookie's key belongs to the row, without opening anything. */
export function fits(pair: Pair, row: Pick<SessionRow, 'keyHash'>): boolean {
  const [given, kept] = [hashKey(pair), Buffer.from(row.keyHash, 'hex')];
  return given.length === kept.length && timingSafeEqual(given, kept);
}

/** The sealed columns of a new row, under the newest server key. */
export function sealSecrets(
  pair: Pair,
  row: Pick<SessionRow, 'user' | 'createdAt'>,
  secrets: Secrets,
): Pick<SessionRow, 'id' | 'kid' | 'keyHash' | 'nonce' | 'ciphertext'> {
  const [{ kid, secret }] = serverKeys();
  const id = rowId(pair);
  const nonce = randomBytes(12);
  const plain = Buffer.concat([secrets.sealKey, Buffer.from(secrets.password)]);
  const cipher = createCipheriv('aes-256-gcm', wrappingKey(pair, id, secret), nonce);
  cipher.setAAD(associated({ id, ...row }));
  const ciphertext = Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
  plain.fill(0);
  return { id, kid, keyHash: hashKey(pair).toString('hex'), nonce, ciphertext };
}

/** @throws AppError auth.required when the parts do not belong together, or the server's key is gone */
export function openSecrets(pair: Pair, row: SessionRow): Secrets {
  const key = serverKey(row.kid);
  if (!key) throw new AppError('auth.required');
  try {
    const body = row.ciphertext.subarray(0, -TAG);
    const decipher = createDecipheriv('aes-256-gcm', wrappingKey(pair, row.id, key.secret), row.nonce);
    decipher.setAAD(associated(row));
    decipher.setAuthTag(row.ciphertext.subarray(-TAG));
    const plain = Buffer.concat([decipher.update(body), decipher.final()]);
    const secrets = { sealKey: Buffer.from(plain.subarray(0, KEY)), password: plain.subarray(KEY).toString() };
    plain.fill(0);
    return secrets;
  } catch (cause) {
    throw new AppError('auth.required', { cause });
  }
}

const hashKey = (pair: Pair): Buffer => createHash('sha256').update('key\0').update(pair.key).digest();

const wrappingKey = (pair: Pair, id: string, secret: string): Buffer =>
  Buffer.from(
    hkdfSync('sha256', pair.key, secret, Buffer.concat([Buffer.from('session/v1'), Buffer.from(id, 'hex')]), 32),
  );

/** A row cannot be put under another name, server or time without breaking its seal. */
const associated = (row: Pick<SessionRow, 'id' | 'user' | 'createdAt'>): Buffer =>
  Buffer.from(JSON.stringify([row.id, row.user, config().imap.host, row.createdAt]));
