import type { MailboxView, MessageView } from '#lib/contract/index.ts';
import type { CardTexts, Texts } from '#lib/i18n/index.ts';

/** Says one of the texts of the cards, with its plain `{name}`s filled in. */
export type SayCard = (key: `cards.${keyof CardTexts}`, values?: Readonly<Record<string, string>>) => string;

/** What all cards of a message share. */
export interface CardsView {
  readonly texts: Texts;
  readonly say: SayCard;
  readonly token: string;
  readonly mailbox: MailboxView;
  readonly message: MessageView;
  /** The page of the message: where its forms come back to. */
  readonly here: string;
}
