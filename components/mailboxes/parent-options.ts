import type { MailboxView } from '#lib/contract/index.ts';
import type { Texts } from '#lib/i18n/index.ts';
import type { SelectOption } from '#components/ui/index.ts';
import { labelMailbox } from './label-mailbox.ts';
import { shortList } from './short-list.ts';

/**
 * Folders that another may lie in: the top, and every folder where the server knows levels. A folder never lies in itself
 * or below itself (`moving` is its path). Of many only a part, with the one whose key is `chosen`.
 */
export function parentOptions(
  texts: Texts,
  mailboxes: readonly MailboxView[],
  chosen: string | undefined,
  moving?: string,
): SelectOption[] {
  const inside = (path: string, delimiter: string): boolean =>
    moving !== undefined && `${path}${delimiter}`.startsWith(`${moving}${delimiter}`);
  return [
    { value: '', label: texts.t('mailboxes.topLevel') },
    ...shortList(mailboxes, ({ key }) => key === chosen)
      .filter(({ path, delimiter }) => delimiter !== '' && !inside(path, delimiter))
      .map((mailbox) => ({
        value: mailbox.key,
        label: `${'\u2003'.repeat(mailbox.depth)}${labelMailbox(mailbox, texts)}`,
      })),
  ];
}
