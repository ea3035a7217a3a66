import { labelMailbox } from '#components/mailboxes/index.ts';
import type { SearchView } from './search-view.ts';

/** What the screen calls the folder of a path; the path itself when it is not known any more. */
export function labelPath({ mailboxes, texts }: Pick<SearchView, 'mailboxes' | 'texts'>, path: string): string {
  const mailbox = mailboxes.find((one) => one.path === path);
  return mailbox ? labelMailbox(mailbox, texts) : path;
}
