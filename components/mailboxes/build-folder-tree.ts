import type { MailboxView } from '#lib/contract/index.ts';

/** A folder and those that lie in it. */
export interface FolderNode {
  readonly mailbox: MailboxView;
  readonly children: readonly FolderNode[];
}

/** The folder list as it is shown: favourites flat, then the person's own tree, then what others share. */
export interface FolderTree {
  readonly favourites: readonly MailboxView[];
  readonly personal: readonly FolderNode[];
  readonly other: readonly FolderNode[];
  readonly shared: readonly FolderNode[];
}

/**
 * Makes the tree out of the flat list, which gives each parent before its children (see lib/imap/arrange-mailboxes.ts). A name
 * that only leads to what others share (`shared` above `shared/siti/…`) is no level of its own: its heading says the same.
 */
export function buildFolderTree(mailboxes: readonly MailboxView[]): FolderTree {
  const roots: Growing[] = [];
  const open: Growing[] = [];
  for (const mailbox of mailboxes) {
    const node: Growing = { mailbox, children: [] };
    open.length = Math.min(open.length, mailbox.depth);
    const parent = open.at(-1);
    (parent?.mailbox.namespace === mailbox.namespace ? parent.children : roots).push(node);
    open.push(node);
  }
  const of = (namespace: MailboxView['namespace']): readonly FolderNode[] =>
    roots.filter((root) => root.mailbox.namespace === namespace);
  const lifted = (nodes: readonly FolderNode[]): readonly FolderNode[] =>
    nodes.flatMap((node) => (node.mailbox.selectable || node.children.length === 0 ? [node] : node.children));
  return {
    favourites: mailboxes.filter(({ favourite, selectable }) => favourite && selectable),
    personal: of('personal'),
    other: lifted(of('other')),
    shared: lifted(of('shared')),
  };
}

interface Growing {
  readonly mailbox: MailboxView;
  readonly children: Growing[];
}
