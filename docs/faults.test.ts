import { globSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const root = new URL('..', import.meta.url);
const read = (path: string): string => readFileSync(new URL(path, root), 'utf8');
const numbers = (text: string, pattern: RegExp): number[] => [...text.matchAll(pattern)].map(([, nr]) => Number(nr));

it('has a test for each fault that it promises something for, and promises what is tested', () => {
  const promised = numbers(read('docs/faults.md'), /^\| (\d+) \|/gm);
  const tests = globSync('{lib,e2e}/**/*.{test,itest,spec}.ts', { cwd: root }).map(read).join('\n');
  const tested = new Set(numbers(tests, /['`]fault (\d+): /g));
  expect(promised.length).toBeGreaterThan(25);
  expect(promised.toSorted((a, b) => a - b)).toEqual([...tested].toSorted((a, b) => a - b));
});
