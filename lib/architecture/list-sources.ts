import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's directory, absolute, without a slash at the end. */
export const PROJECT = fileURLToPath(new URL('../..', import.meta.url)).replace(/\/$/, '');

const NOT_OURS = /^(?:node_modules|\..*|test-results|playwright-report)$/;

/** Every TypeScript or module file below the given folders and files, as sorted paths from the project's directory. */
export function listSources(...roots: readonly string[]): string[] {
  const found: string[] = [];
  const visit = (folder: string): void => {
    for (const entry of readdirSync(join(PROJECT, folder), { withFileTypes: true })) {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) {
        if (!NOT_OURS.test(entry.name)) visit(path);
      } else if (/\.(?:tsx?|mjs|js)$/.test(entry.name) && !entry.name.endsWith('.d.ts')) found.push(path);
    }
  };
  for (const root of roots) visit(root);
  return found.sort();
}
