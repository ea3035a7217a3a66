'use client';

/** Where what shows a message is cut off from what shows a list: pages of messages name it, lists load it (load-reader.ts). */
export { ReaderPane as LiveReader } from './reader-pane.tsx';
