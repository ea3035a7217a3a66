import type { FolderNode } from './build-folder-tree.ts';

/** A folder that can be seen, with where it stands. */
export interface VisibleFolder {
  readonly node: FolderNode;
  /** Key of the folder it lies in; `null` at the top. */
  readonly parent: string | null;
}

/** The folders of a tree from top to bottom, without those inside a closed one. */
export function visibleFolders(
  nodes: readonly FolderNode[],
  folded: ReadonlySet<string>,
  parent: string | null = null,
): VisibleFolder[] {
  return nodes.flatMap((node) => [
    { node, parent },
    ...(folded.has(node.mailbox.key) ? [] : visibleFolders(node.children, folded, node.mailbox.key)),
  ]);
}
