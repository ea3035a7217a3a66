import type { AccountId } from '#lib/mail/mailbox-ref.ts';

/** A file on its way into a message. Name and type are the browser's words: hostile. */
export interface Upload {
  readonly id: string;
  readonly account: AccountId;
  readonly name: string;
  readonly type: string;
  /** Octets; the file is whole. */
  readonly size: number;
  /** From `store().files.upload(account, id)`; the file is deleted with the row. */
  readonly path: string;
  readonly createdAt: number;
  readonly expiresAt: number;
}

export interface UploadRepository {
  /** @param isArriving its file is not whole yet: nothing finds it but {@link getArriving} until {@link finish} */
  add(upload: Upload, isArriving?: boolean): Promise<void>;
  /** One whose file is not whole yet; `size` is what it will have. */
  getArriving(account: AccountId, id: string, now: number): Promise<Upload | undefined>;
  /** Its file is whole. */
  finish(account: AccountId, id: string, expiresAt: number): Promise<void>;
  get(account: AccountId, id: string, now: number): Promise<Upload | undefined>;
  /** In the order of `ids`; those that are gone are left out. */
  getMany(account: AccountId, ids: readonly string[], now: number): Promise<readonly Upload[]>;
  /** Postpones the end: a draft that is still open keeps its files. */
  extend(account: AccountId, ids: readonly string[], expiresAt: number): Promise<void>;
  /** Deletes rows and files. */
  delete(account: AccountId, ids: readonly string[]): Promise<void>;
  /** Octets of all of an account's files, with what is still to come of those that arrive. */
  usage(account: AccountId, now: number): Promise<number>;
}
