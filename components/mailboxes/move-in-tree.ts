import type { VisibleFolder } from './visible-folders.ts';

/** What a key does in a tree: the focus goes to a folder, or the folder that has it opens or closes. */
export type TreeMove = { readonly focus: string } | { readonly fold: string; readonly folded: boolean } | undefined;

/**
 * What a key means (WAI-ARIA Authoring Practices, Tree View): up and down, first and last, forwards opens or goes in, backwards
 * closes or goes out. `undefined` for keys that mean nothing here.
 *
 * @param rightToLeft whether forwards is to the left.
 */
export function moveInTree(
  key: string,
  rows: readonly VisibleFolder[],
  current: string,
  folded: ReadonlySet<string>,
  rightToLeft: boolean,
): TreeMove {
  const at = rows.findIndex(({ node }) => node.mailbox.key === current);
  const row = rows[at];
  const to = (place: number): TreeMove => {
    const there = rows[place];
    return there && { focus: there.node.mailbox.key };
  };
  if (!row) return to(0);
  if (key === 'ArrowDown') return to(at + 1);
  if (key === 'ArrowUp') return to(at - 1);
  if (key === 'Home') return to(0);
  if (key === 'End') return to(rows.length - 1);
  const parent = row.node.children.length > 0;
  const closed = folded.has(current);
  if (key === (rightToLeft ? 'ArrowLeft' : 'ArrowRight')) {
    if (!parent) return undefined;
    return closed ? { fold: current, folded: false } : to(at + 1);
  }
  if (key !== (rightToLeft ? 'ArrowRight' : 'ArrowLeft')) return undefined;
  if (parent && !closed) return { fold: current, folded: true };
  return row.parent === null ? undefined : { focus: row.parent };
}
