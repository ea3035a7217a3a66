/** What is loaded when somebody first asks for it. */
export { CommandPalette } from './command-palette.tsx';
export { KeyOverlay } from './key-overlay.tsx';
