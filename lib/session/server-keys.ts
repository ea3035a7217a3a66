import { createHash, createSecretKey, hkdfSync, randomBytes, type KeyObject } from 'node:crypto';
import { closeSync, fsyncSync, linkSync, mkdirSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { config } from '#lib/config.ts';
import { AppError } from '#lib/errors.ts';
import { processWide } from '#lib/process-wide.ts';

/** A key of this server. Its name tells nothing about it. */
export interface ServerKey {
  readonly kid: string;
  readonly secret: string;
}

const SHORTEST = 32;

/**
 * The server's keys, newest first: the setting TUPAI_SECRET, else the file `secret` of the data directory, made at the first
 * start with mode 0600. Several stand apart by commas or lines; new rows use the first, rows of the others live out their time.
 *
 * @throws AppError config.invalid when a key is too short, store.unavailable when the file can neither be read nor made
 */
export const serverKeys = (): readonly [ServerKey, ...ServerKey[]] =>
  processWide('server-keys', () => parse(config().secret || kept(resolve(config().dataDir))));

/** The key of a row, or nothing when it was taken out of the configuration. */
export const serverKey = (kid: string): ServerKey | undefined => serverKeys().find((key) => key.kid === kid);

/** 32 octets for one purpose, so that no two uses ever share a key (HKDF-SHA256, RFC 5869). */
export function deriveKey(key: ServerKey, purpose: string): KeyObject {
  const known = derived();
  const name = `${key.kid} ${purpose}`;
  const kept = known.get(name);
  if (kept) return kept;
  const made = createSecretKey(Buffer.from(hkdfSync('sha256', key.secret, '', `tupai/${purpose}`, 32)));
  known.set(name, made);
  return made;
}

/** One for each key and purpose: deriving one costs more than a lookup of the session. */
const derived = (): Map<string, KeyObject> => processWide('derived-keys', () => new Map<string, KeyObject>());

function parse(text: string): readonly [ServerKey, ...ServerKey[]] {
  const [first, ...others] = text
    .split(/[,\r\n]+/)
    .map((one) => one.trim())
    .filter(Boolean)
    .map((secret) => ({ secret, kid: createHash('sha256').update(`kid\0${secret}`).digest('hex').slice(0, 8) }));
  if (!first || [first, ...others].some((one) => one.secret.length < SHORTEST))
    throw new AppError('config.invalid', {
      detail: `TUPAI_SECRET is wrong: each key needs at least ${SHORTEST} characters.`,
    });
  return [first, ...others];
}

function kept(dataDir: string): string {
  const file = join(dataDir, 'secret');
  try {
    return read(file) ?? make(dataDir, file);
  } catch (cause) {
    throw new AppError('store.unavailable', { detail: `The server key ${file} can neither be read nor made.`, cause });
  }
}

function read(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch (cause) {
    if (hasCode(cause, 'ENOENT')) return undefined;
    throw cause;
  }
}

/** Written whole under another name first: a process that starts at the same moment never reads half a key. */
function make(dataDir: string, file: string): string {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const draft = `${file}.${randomBytes(6).toString('hex')}`;
  const descriptor = openSync(draft, 'wx', 0o600);
  try {
    writeSync(descriptor, `${randomBytes(32).toString('base64url')}\n`);
    fsyncSync(descriptor);
    linkSync(draft, file);
  } catch (cause) {
    if (!hasCode(cause, 'EEXIST')) throw cause;
  } finally {
    closeSync(descriptor);
    rmSync(draft, { force: true });
  }
  return readFileSync(file, 'utf8');
}

const hasCode = (cause: unknown, code: string): boolean =>
  cause instanceof Error && 'code' in cause && cause.code === code;
