/**
 * How the house is checked: reads sources as syntax trees and docs/ARCHITECTURE.md as a table. Used by tests only; nothing
 * that ships may import it.
 */
export { listSources, PROJECT } from './list-sources.ts';
export { parseSource, type SourceFile, type SyntaxNode } from './parse-source.ts';
export { readArguments } from './read-arguments.ts';
export { readImports } from './read-imports.ts';
export { readLayers, type Layer } from './read-layers.ts';
export { walkTree } from './walk-tree.ts';
