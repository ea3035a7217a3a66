import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT } from './list-sources.ts';

/** A row of the table of layers in docs/ARCHITECTURE.md. */
export interface Layer {
  /** Folder or file (`lib/imap`, `proxy.ts`) from the project's directory. */
  readonly name: string;
  /** `server` may use Node; `browser` and `both` may not. */
  readonly runs: 'server' | 'browser' | 'both';
  readonly imports: readonly string[];
  /** npm packages that only the layers naming them may import. */
  readonly packages: readonly string[];
}

const RUNS = ['server', 'browser', 'both'] as const;

/** The layers as ARCHITECTURE.md draws them. @throws Error when its table cannot be read */
export function readLayers(): Layer[] {
  const text = readFileSync(join(PROJECT, 'docs/ARCHITECTURE.md'), 'utf8');
  const rows = text
    .split('\n')
    .filter((line) => line.startsWith('| `'))
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
  const layers = rows.map((cells) => {
    const runs = RUNS.find((one) => one === cells[1]);
    if (cells.length !== 5 || !runs) throw new Error(`docs/ARCHITECTURE.md: this is not a layer: ${cells.join(' | ')}`);
    return { name: codes(cells[0])[0] ?? '', runs, imports: codes(cells[3]), packages: codes(cells[4]) };
  });
  if (layers.length === 0) throw new Error('docs/ARCHITECTURE.md holds no table of layers.');
  return layers;
}

const codes = (cell = ''): string[] => [...cell.matchAll(/`([^`]+)`/g)].map(([, code]) => code ?? '');
