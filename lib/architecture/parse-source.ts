import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAst } from 'vitest/node';
import { PROJECT } from './list-sources.ts';

/** A node of the syntax tree (ESTree with TypeScript and JSX). */
export interface SyntaxNode {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly [field: string]: unknown;
}

export interface SourceFile {
  readonly path: string;
  readonly text: string;
  readonly program: SyntaxNode;
  /** 1 for the first line. */
  lineOf(node: { readonly start: number }): number;
}

/** Reads one of our files as a syntax tree. @throws Error where it is not valid TypeScript */
export function parseSource(path: string): SourceFile {
  const text = readFileSync(join(PROJECT, path), 'utf8');
  const program = parseAst(text, { lang: path.endsWith('x') ? 'tsx' : 'ts' }) as unknown as SyntaxNode;
  return { path, text, program, lineOf: ({ start }) => text.slice(0, start).split('\n').length };
}
