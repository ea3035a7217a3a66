import { emptyPage, folderPage, foldersPage, listPage, type apiHref, type MailboxView } from '#lib/contract/index.ts';
import { fillWords } from '#lib/client/index.ts';
import type { MenuItem } from '#components/ui/index.ts';
import { isChangeable } from './can-move-into.ts';
import { folderLabel, type RailWords } from './rail-words.ts';

/** A form that is sent for a person, and what is said when it was taken. */
export interface FolderChange {
  readonly to: Parameters<typeof apiHref>[0];
  readonly fields: Readonly<Record<string, string>>;
  readonly said: string;
}

interface Does {
  change(what: FolderChange): void;
  /** Goes to a screen. */
  open(href: string): void;
  /** The page came over HTTPS: without it there are no notifications. */
  readonly secure: boolean;
}

/** What can be done with a folder. What cannot be done is there too, with the reason. */
export function folderMenu(mailbox: MailboxView, words: RailWords, { change, open, secure }: Does): MenuItem[] {
  const { key, path, rights, selectable, favourite, notify, subscribed, specialUse, delimiter } = mailbox;
  const folder = folderLabel(mailbox, words);
  const emptied = specialUse === 'trash' || specialUse === 'junk';
  const item = (id: string, label: string, run: () => void, reason?: string | false): MenuItem => ({
    id,
    label: reason ? `${label} – ${reason}` : label,
    disabled: reason !== undefined && reason !== false,
    run,
  });
  const post =
    (to: FolderChange['to'], fields: Readonly<Record<string, string>> = {}) =>
    (): void =>
      change({ to, fields: { mailbox: key, ...fields }, said: fillWords(words.done, { folder }) });
  const forbidden = (allowed: boolean | undefined): string | false => allowed === false && words.notAllowed;
  const locked = specialUse !== null ? words.hasJob : forbidden(isChangeable(mailbox));
  return [
    ...(selectable
      ? [
          item('open', words.menuOpen, () => open(listPage(path))),
          item('read', words.menuRead, post('readMailbox'), forbidden(rights?.maySeen)),
          item(
            'favourite',
            favourite ? words.menuNoFavourite : words.menuFavourite,
            post('markMailbox', { favourite: favourite ? 'off' : 'on' }),
          ),
          item(
            'notify',
            notify ? words.menuNoNotify : words.menuNotify,
            post('markMailbox', { notify: notify ? 'off' : 'on' }),
            !secure && words.notifyInsecure,
          ),
        ]
      : []),
    {
      ...item(
        'new',
        words.menuNew,
        () => open(`${foldersPage({ parent: path })}#create-folder`),
        forbidden(delimiter !== '' && rights?.mayCreate !== false),
      ),
      apart: true,
    },
    item('rename', words.menuRename, () => open(`${folderPage(path)}#rename-folder`), locked),
    item('color', words.menuColor, () => open(`${folderPage(path)}#mark-folder`)),
    ...(specialUse === 'inbox'
      ? []
      : [
          item(
            'subscribe',
            subscribed ? words.menuUnsubscribe : words.menuSubscribe,
            post('subscribeMailbox', subscribed ? {} : { subscribed: '1' }),
          ),
        ]),
    {
      ...item(
        'empty',
        emptied ? words.menuEmpty : words.menuClear,
        () => open(emptyPage(path)),
        forbidden(selectable && rights?.mayDelete !== false),
      ),
      apart: true,
      danger: emptied,
    },
    { ...item('delete', words.menuDelete, () => open(`${folderPage(path)}#delete-folder`), locked), danger: true },
  ];
}
