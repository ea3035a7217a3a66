/**
 * The frame of every signed-in screen, and the folder screens: names and icons of folders, the tree with counts and quota,
 * forms that create, rename, empty and delete. Renders what it is given; asks no service.
 */
export { AppShell, type ShellNotice } from './app-shell.tsx';
export { ClearMailboxForm } from './clear-mailbox-form.tsx';
export { CreateMailboxForm } from './create-mailbox-form.tsx';
export { DeleteMailboxForm } from './delete-mailbox-form.tsx';
export { EmptyMailboxForm } from './empty-mailbox-form.tsx';
export { useLiveCounts } from './live-mail.tsx';
export { LiveErrorPage, LiveErrorTexts } from './live-error-page.tsx';
export { LivePage } from './live-page.tsx';
export { LiveTitle } from './live-title.tsx';
export { FolderPages } from './folder-pages.tsx';
export { labelMailbox, mailboxIcon } from './label-mailbox.ts';
export { isChangeable } from './can-move-into.ts';
export { MarkMailboxForm } from './mark-mailbox-form.tsx';
export { Notice } from './notice.tsx';
export { PublicShell } from './public-shell.tsx';
export { shortList } from './short-list.ts';
export type { ShellSearch } from './search-form.tsx';
export { TargetOptions } from './target-options.tsx';
export { RenameMailboxForm } from './rename-mailbox-form.tsx';
