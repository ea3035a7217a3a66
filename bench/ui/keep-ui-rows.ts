import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import type { BenchResult, UiRow } from '../row.ts';
import { writeJson, writeMarkdown } from '../write-report.ts';

const read = async (file: string): Promise<BenchResult> => JSON.parse(await readFile(file, 'utf8')) as BenchResult;

/** Puts the rows beside what the last `npm run bench` wrote. @throws Error when there was no such run */
export async function keepUiRows(ui: readonly UiRow[]): Promise<void> {
  const file = 'docs/benchmarks.json';
  if (!existsSync(file)) throw new Error(`${file} is not there; run npm run bench first.`);
  const result = { ...(await read(file)), ui };
  await writeFile(file, writeJson(result));
  await writeFile('docs/benchmarks.md', writeMarkdown(result));
  console.log('Written: docs/benchmarks.md and .json');
}

/** The rows of an earlier `npm run bench:ui`, which a run of the other bench leaves as they are. */
export async function readUiRows(dir: string): Promise<Pick<BenchResult, 'ui'>> {
  const file = join(dir, 'benchmarks.json');
  const { ui } = existsSync(file) ? await read(file) : {};
  return ui ? { ui } : {};
}
