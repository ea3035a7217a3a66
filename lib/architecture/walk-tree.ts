import type { SyntaxNode } from './parse-source.ts';

const isNode = (value: unknown): value is SyntaxNode =>
  typeof value === 'object' && value !== null && typeof (value as { type?: unknown }).type === 'string';

/** Calls `visit` for a node and everything below it, parents first, with the chain of its parents, nearest first. */
export function walkTree(
  node: SyntaxNode,
  visit: (node: SyntaxNode, parents: readonly SyntaxNode[]) => void,
  parents: readonly SyntaxNode[] = [],
): void {
  visit(node, parents);
  const chain = [node, ...parents];
  for (const value of Object.values(node))
    if (isNode(value)) walkTree(value, visit, chain);
    else if (Array.isArray(value)) for (const one of value) if (isNode(one)) walkTree(one, visit, chain);
}
