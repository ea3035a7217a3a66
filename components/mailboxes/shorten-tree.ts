import type { FolderNode, FolderTree } from './build-folder-tree.ts';
import { isMarked } from './short-list.ts';

/** So many folders that lie beside each other are shown. */
const MOST = 200;

/**
 * Cuts a tree of many folders to what a page can carry: beside each other stand the first ones, those with a use of their own,
 * favourites, and those that lead to the folder on the screen.
 *
 * @param current its path; it and all above it stay.
 * @returns the tree, and how many folders are not in it.
 */
export function shortenTree(tree: FolderTree, current: string | undefined): FolderTree & { readonly left: number } {
  let left = 0;
  const cut = (list: readonly FolderNode[]): FolderNode[] =>
    list.flatMap((node, nth) => {
      if (nth >= MOST && !isMarked(node.mailbox) && !leadsTo(node, current)) {
        left += sizeOf(node);
        return [];
      }
      return [{ ...node, children: cut(node.children) }];
    });
  const { favourites, personal, other, shared } = tree;
  return { favourites, personal: cut(personal), other: cut(other), shared: cut(shared), left };
}

/** Keys of all folders that hold others, but for those that lead to the folder on the screen. */
export const closedAtFirst = (nodes: readonly FolderNode[], current: string | undefined): string[] =>
  nodes.flatMap((node) => [
    ...(node.children.length > 0 && !leadsTo(node, current) ? [node.mailbox.key] : []),
    ...closedAtFirst(node.children, current),
  ]);

const leadsTo = ({ mailbox: { path, delimiter } }: FolderNode, current: string | undefined): boolean =>
  current !== undefined && (current === path || (delimiter !== '' && current.startsWith(`${path}${delimiter}`)));

const sizeOf = ({ children }: FolderNode): number => children.reduce((sum, child) => sum + sizeOf(child), 1);
