import type { AccountId } from '#lib/mail/mailbox-ref.ts';

/** Typed text of a form that could not be accepted, sealed by the session that typed it. */
export interface ParkedForm {
  readonly id: string;
  readonly account: AccountId;
  /** Public id of the session; only it can open the text. */
  readonly session: string;
  readonly ciphertext: Uint8Array;
  readonly createdAt: number;
  readonly expiresAt: number;
}

/** Largest parked form, sealed, in octets. */
export const PARKED_FORM_LIMIT = 2_000_000;
/** An account keeps this many; the oldest makes room. */
export const PARKED_FORMS_KEPT = 20;

export interface ParkedFormRepository {
  /** @throws AppError input.too_large over PARKED_FORM_LIMIT */
  add(form: ParkedForm): Promise<void>;
  /** Only to the session that parked it, and until it expires. */
  get(account: AccountId, session: string, id: string, now: number): Promise<ParkedForm | undefined>;
  delete(account: AccountId, id: string): Promise<void>;
}
