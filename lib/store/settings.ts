import type { AccountId } from '#lib/mail/mailbox-ref.ts';

/** A person's preferences as one JSON object; lib/service knows its shape and fills what is missing. */
export interface StoredSettings {
  /** Grows by one with each save; 0 when nothing was saved yet. */
  readonly version: number;
  readonly values: Readonly<Record<string, unknown>>;
}

export interface SettingsRepository {
  read(account: AccountId): Promise<StoredSettings>;
  /**
   * Puts `values` over what stands there; names not given stay. With `version`, only when nobody saved in between.
   *
   * @returns what now stands, or `undefined` when the version had moved on.
   */
  save(
    account: AccountId,
    values: Readonly<Record<string, unknown>>,
    version?: number,
  ): Promise<StoredSettings | undefined>;
}
