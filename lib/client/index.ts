/**
 * What runs in the browser besides components: posting forms from scripts, and the pure functions behind typing. Holds no
 * text of its own and no URL; imports contract types, pure mail functions and nothing of the server.
 */
export { CommandRegistry, type CommandHandler, type CommandHandlers } from './command-registry.ts';
export { AskError, askJson } from './ask-json.ts';
export { askLines } from './ask-lines.ts';
export { fillBodyFrame, type ShownBody } from './fill-body-frame.ts';
export { fillWords } from './fill-words.ts';
export { FileQueue, NO_ROOM } from './file-queue.ts';
export { findTypedRecipient } from './find-typed-recipient.ts';
export { KeyDispatcher } from './key-dispatcher.ts';
export { KeySettingsContext, useKeySettings, usePlatform } from './key-settings.ts';
export { listenToKeys } from './listen-to-keys.ts';
export { liveValue, type LiveValue } from './live-value.ts';
export { loadCleaner } from './load-cleaner.ts';
export { mentionsAttachment } from './mentions-attachment.ts';
export { newOperation } from './new-operation.ts';
export { CopyShelf, canKeepCopies, copyLock } from './copy-shelf.ts';
export { DraftCopy } from './draft-copy.ts';
export { SaveClock } from './save-clock.ts';
export { openCopy, readCopyKey, type CopyFields } from './seal-copy.ts';
export { ConnectionWatch, type ConnectionState } from './connection-watch.ts';
export { hearPage, signedInAgain, tellPage } from './page-news.ts';
export { printPaper, type Paper } from './print-paper.ts';
export { playNewMail } from './play-new-mail.ts';
export { dropOperation, postForm, sendForm, type FormAnswer, type FormFailure } from './post-form.ts';
export { recentFolders, rememberFolder } from './recent-folders.ts';
export { recentSearches, rememberSearch } from './recent-searches.ts';
export { startEditor } from './start-editor.ts';
export { swapSignature } from './swap-signature.ts';
export type { RichEditor } from './open-editor.ts';
export { NO_FORMATS, type Formats } from './read-formats.ts';
export type { FormatCommand } from './run-format.ts';
export { FileSender } from './send-file.ts';
export { shareEvents } from './share-events.ts';
export { tellViewed } from './tell-viewed.ts';
export { ToastStore, type Toast, type ToastAction } from './toast-store.ts';
export { CommandContext, useCommands, useCommandState } from './use-commands.ts';
export { ToastContext, useToasts, useToastStore } from './use-toasts.ts';
export { useSuggestions, type Suggestion } from './use-suggestions.ts';
export { useOnDemand } from './use-on-demand.ts';
export { useDark } from './use-dark.ts';
export { useHeldKeys } from './use-held-keys.ts';
export { WorkWatch } from './work-watch.ts';
export { useLiveValue } from './use-live-value.ts';
export { whenSeenFor } from './when-seen-for.ts';
