/**
 * A step of the build: turns the source of Squire into a function of the window it works in.
 *
 * Squire reads `document`, `Element`, `Text` and the like from the page that loaded it, but our editor stands in a frame: its nodes
 * are of another window, `instanceof` would never know them and the selection would be the page's. Here those names become
 * variables, taken from the window that is handed in; not a line of Squire itself is changed. Its observer of changes stays the
 * page's, because none may run in a frame without scripts.
 *
 * @param {string} source dist/squire-raw.mjs
 * @returns {string} a module whose default export is `(window) => Squire`
 */
export default function squireInWindow(source) {
  const exported = /export \{\s*Squire_default as default\s*\};?\s*$/;
  if (!exported.test(source))
    throw new Error('squire-rte is built in another way than scripts/squire-in-window.mjs knows');
  return (
    `export default function squireIn(window) {\nconst { ${NAMES.join(', ')} } = window;\n` +
    `${source.replace(exported, 'return Squire_default;')}\n}\n`
  );
}

/** Every name of the browser that Squire uses, but for `MutationObserver`. */
const NAMES = [
  'CharacterData',
  'CustomEvent',
  'DocumentFragment',
  'Element',
  'Event',
  'HTMLAnchorElement',
  'HTMLDivElement',
  'HTMLElement',
  'HTMLInputElement',
  'HTMLLIElement',
  'HTMLOListElement',
  'InputEvent',
  'Node',
  'Range',
  'Selection',
  'Text',
  'document',
  'navigator',
];
