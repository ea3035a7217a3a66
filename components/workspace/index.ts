/**
 * The mail screen: one client component that renders folders, list and message on both sides, and moves by the address alone.
 * Holds the cache, the selection and the changes on their way; draws with the parts of components/messages, reader and mailboxes.
 * docs/ARCHITECTURE.md, "The workspace", says where to add to it.
 */
export { LIST_SIZE_COOKIE, readListSize } from './keep-list-size.ts';
export { LiveReader } from './live-reader.tsx';
export { LiveWorkspace } from './live-workspace.tsx';
export { SCREEN_COOKIE, WORKSPACE_WORDS, type Seeded, type WorkspaceSeed } from './workspace-seed.ts';
