/** As scripts/squire-in-window.mjs makes it in the build. */
declare module 'squire-rte/dist/squire-raw.mjs' {
  import type Squire from 'squire-rte';
  /** The editor's class for documents of that window. */
  export default function squireIn(window: Window): typeof Squire;
}
