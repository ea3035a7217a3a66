import { dirname, join } from 'node:path/posix';
import type { SourceFile, SyntaxNode } from './parse-source.ts';
import { walkTree } from './walk-tree.ts';

/** What a file takes from elsewhere. */
export interface FoundImport {
  /** A path from the project's directory for our own files, else the name as written (`zod`, `node:fs`). */
  readonly target: string;
  readonly own: boolean;
  readonly line: number;
}

/**
 * Every import of a file: static, dynamic, re-exports, `import type`, `import('…').T`, `require` and worker or asset
 * addresses (`new URL('./x-worker.ts', import.meta.url)`).
 */
export function readImports(file: SourceFile): FoundImport[] {
  const found: FoundImport[] = [];
  walkTree(file.program, (node) => {
    const written = writtenTarget(node);
    if (written === undefined) return;
    const own = written.startsWith('#') || written.startsWith('.');
    const target = written.startsWith('#') ? written.slice(1) : own ? join(dirname(file.path), written) : written;
    found.push({ target, own, line: file.lineOf(node) });
  });
  return found;
}

function writtenTarget(node: SyntaxNode): string | undefined {
  switch (node.type) {
    case 'ImportDeclaration':
    case 'ExportNamedDeclaration':
    case 'ExportAllDeclaration':
    case 'ImportExpression':
    case 'TSImportType':
      return literal(node['source']) ?? literal(node['argument']);
    case 'CallExpression':
      return (node['callee'] as SyntaxNode)['name'] === 'require' ? firstArgument(node) : undefined;
    case 'NewExpression': {
      const first = firstArgument(node);
      return (node['callee'] as SyntaxNode)['name'] === 'URL' && first !== undefined && /^\.\.?\/.*\.tsx?$/.test(first)
        ? first
        : undefined;
    }
    default:
      return undefined;
  }
}

const firstArgument = (node: SyntaxNode): string | undefined => literal((node['arguments'] as readonly unknown[])[0]);

const literal = (node: unknown): string | undefined => {
  const value = (node as { value?: unknown } | null | undefined)?.value;
  return typeof value === 'string' ? value : undefined;
};
