import type { AccountId } from '#lib/mail/mailbox-ref.ts';

/** A text that is written again and again, with placeholders (lib/mail/fill-placeholders.ts). */
export interface Template {
  readonly id: string;
  readonly account: AccountId;
  readonly name: string;
  readonly subject: string;
  /** Plain text. */
  readonly body: string;
  /** The same with formatting, as it was typed: cleaned by whoever shows it. `''` when it has none. */
  readonly html: string;
  /** ms since 1970 */
  readonly updatedAt: number;
}

export interface TemplateRepository {
  /** By name. */
  list(account: AccountId): Promise<readonly Template[]>;
  get(account: AccountId, id: string): Promise<Template | undefined>;
  /** Adds or replaces by (account, id). */
  save(template: Template): Promise<void>;
  /** One that is gone already stays gone. */
  delete(account: AccountId, id: string): Promise<void>;
}
