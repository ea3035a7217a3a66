import { createHmac, timingSafeEqual } from 'node:crypto';
import { steadyNow } from '#lib/config.ts';
import { AppError } from '#lib/errors.ts';
import type { AccountAccess } from '#lib/mail/account-access.ts';
import { store, type SessionRow } from '#lib/store/index.ts';
import { chosenUses } from './chosen-uses.ts';
import { seal, unseal } from './seal.ts';
import { deriveKey, serverKey, serverKeys } from './server-keys.ts';
import { fits, openSecrets, rowId, type Pair, type Secrets } from './vault.ts';

/** A person who is signed in, for the time of one request. */
export interface Session extends AccountAccess {
  /** Public id: may be shown and logged; the same for the whole life, also when the pair is replaced. */
  readonly id: string;
  /** What every form of this session carries. */
  readonly token: string;
  /** Start of the session in ms since 1970. */
  readonly createdAt: number;
  /** Its end at the latest, in ms since 1970. */
  readonly expiresAt: number;
  readonly keep: boolean;
  /** Seals octets so that only this session opens them, and only for the same purpose. */
  seal(plain: Uint8Array, purpose: string): Promise<Uint8Array>;
  /** @throws AppError form.expired when another session, or another purpose, sealed them */
  unseal(sealed: Uint8Array, purpose: string): Promise<Uint8Array>;
}

/** What the files of this folder know besides; closures, so that nothing of it can be printed. */
export interface LiveSession extends Session {
  readonly inside: { readonly rowId: () => string; readonly pair: () => Pair; readonly open: () => Promise<Secrets> };
}

/** The session of a row and the pair that fits it. */
export function makeSession(row: SessionRow, pair: Pair, clientAddress: string): LiveSession {
  const open = (): Promise<Secrets> => openRow(pair);
  return {
    account: row.account,
    user: row.user,
    clientAddress,
    id: row.publicId,
    sessionId: row.publicId,
    get token() {
      return formToken(row.publicId, row.kid); // few requests ask for it
    },
    createdAt: row.createdAt,
    expiresAt: row.expiresAt,
    keep: row.keep,
    chosenUses: () => chosenUses(row.account),
    lendPassword: async (borrow) => borrow((await open()).password),
    seal: async (plain, purpose) => seal((await open()).sealKey, plain, purpose),
    unseal: async (sealed, purpose) => unseal((await open()).sealKey, sealed, purpose),
    inside: { rowId: () => row.id, pair: () => pair, open },
  };
}

/**
 * Reads the row anew for every use, so that an ended session opens nothing any more, whoever still holds its key.
 *
 * @throws AppError auth.required
 */
export async function openRow(pair: Pair): Promise<Secrets> {
  const row = await store().sessions.find(rowId(pair), steadyNow());
  if (!row || !fits(pair, row)) throw new AppError('auth.required');
  return openSecrets(pair, row);
}

/** Whether a form was made for this session; in constant time. */
export function verifyFormToken(session: Session, field: string): boolean {
  const [given, wanted] = [Buffer.from(field), Buffer.from(session.token)];
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}

const formToken = (publicId: string, kid: string): string =>
  createHmac('sha256', deriveKey(serverKey(kid) ?? serverKeys()[0], 'form-token'))
    .update(publicId)
    .digest('base64url');
