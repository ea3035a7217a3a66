import type { MailboxView } from '#lib/contract/index.ts';
import { useListCommands } from './use-list-commands.ts';

/** Offers the commands of the list; stands inside the frame, whose registry it speaks to. */
export function ListCommands({ mailbox }: { readonly mailbox: MailboxView }) {
  useListCommands(mailbox);
  return null;
}
