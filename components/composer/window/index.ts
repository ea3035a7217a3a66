/**
 * A composer within another screen: in a window of its own that floats over it, or in a place of it. Loaded with the first message
 * that is written there. Knows nothing of the screen but what it is handed.
 */
export { LiveComposerWindow } from './live-composer-window.tsx';
export type { OpenedComposer } from './use-opened-composer.ts';
export type { WindowState } from './window-head.tsx';
