import type { MailboxView } from '#lib/contract/index.ts';
import { fillWords } from '#lib/client/index.ts';
import { LivePopupMenu } from '#components/ui/index.ts';
import { folderMenu, type FolderChange } from './folder-menu.ts';
import { folderLabel, type RailWords } from './rail-words.ts';

interface Props {
  readonly mailbox: MailboxView;
  readonly at: { readonly x: number; readonly y: number } | Element;
  readonly words: RailWords;
  readonly change: (what: FolderChange) => void;
  readonly onClose: () => void;
}

/** The menu of a folder, fetched with the first one that is opened. */
export function FolderPopup({ mailbox, at, words, change, onClose }: Props) {
  return (
    <LivePopupMenu
      label={fillWords(words.folderActions, { folder: folderLabel(mailbox, words) })}
      at={at}
      items={folderMenu(mailbox, words, {
        change,
        open: (href) => window.location.assign(href),
        secure: window.isSecureContext,
      })}
      onClose={onClose}
    />
  );
}
