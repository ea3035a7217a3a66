import type { MailboxView } from '#lib/contract/index.ts';
import type { Texts } from '#lib/i18n/index.ts';
import { SPECIAL_USES } from '#lib/mail/special-use.ts';

const KEYS = [
  'unread',
  'notSelectable',
  'folderActions',
  'menuOpen',
  'menuRead',
  'menuNew',
  'menuFavourite',
  'menuNoFavourite',
  'menuNotify',
  'menuNoNotify',
  'notifyInsecure',
  'notifyAllow',
  'notifySettings',
  'menuRename',
  'menuColor',
  'menuSubscribe',
  'menuUnsubscribe',
  'menuEmpty',
  'menuClear',
  'menuDelete',
  'notAllowed',
  'hasJob',
  'moved',
  'movedToTop',
  'done',
  'failed',
  'undo',
  'dropOnTop',
  'favourites',
  'otherPeople',
  'sharedFolders',
  'savedSearches',
  'folders',
  'find',
  'more',
] as const;

/** What the folder list says, ready for a script: plain texts with `{name}`s that `fillWords` fills. */
export type RailWords = Readonly<Record<(typeof KEYS)[number], string>> & {
  readonly uses: Readonly<Record<string, string>>;
};

/** The words of the folder list in the reader's language. */
export function railWords(texts: Texts): RailWords {
  const names = { folder: '{folder}', into: '{into}', count: '{count}' };
  return {
    ...(Object.fromEntries(KEYS.map((key) => [key, texts.t(`mailboxes.${key}`, names)])) as Record<
      (typeof KEYS)[number],
      string
    >),
    uses: Object.fromEntries(SPECIAL_USES.map((use) => [use, texts.t(`mailboxes.${use}`)])),
  };
}

/** What the list calls a folder. */
export const folderLabel = ({ name, specialUse }: MailboxView, words: RailWords): string =>
  (specialUse && words.uses[specialUse]) || name;
