import { globSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const root = new URL('..', import.meta.url);
const read = (path: string): string => readFileSync(new URL(path, root), 'utf8');
const numbers = (text: string, pattern: RegExp): number[] => [...text.matchAll(pattern)].map(([, nr]) => Number(nr));
const ROW = /^\| (\d+) \|/gm;
const [promises = '', unused = ''] = read('docs/faults.md').split('## Not used');

it('has a test for each fault that it promises something for, and promises what is tested', () => {
  const promised = numbers(promises, ROW);
  const tests = globSync('{lib,e2e}/**/*.{test,itest,spec}.ts', { cwd: root }).map(read).join('\n');
  const tested = new Set(numbers(tests, /['`]fault (\d+): /g));
  expect(promised.length).toBeGreaterThan(25);
  expect(promised.toSorted((a, b) => a - b)).toEqual([...tested].toSorted((a, b) => a - b));
});

it('leaves out no fault of the mail servers: each is promised, or cannot happen', () => {
  const all = [...Array.from({ length: 47 }, (_, at) => at + 1), 50];
  expect(numbers(promises + unused, ROW).toSorted((a, b) => a - b)).toEqual(all);
});

it('calls OAuth unused for as long as no source of Tupai speaks it', () => {
  expect(numbers(unused, ROW)).toContain(23);
  const sources = globSync('{app,lib,components}/**/*.{ts,tsx}', { cwd: root });
  expect(sources.length).toBeGreaterThan(500);
  expect(sources.filter((path) => /accessToken|XOAUTH2|OAUTHBEARER/i.test(read(path)))).toEqual([]);
});

it('calls Redis unused for as long as nothing of Tupai needs it', () => {
  expect(numbers(unused, ROW)).toContain(44);
  const { dependencies } = JSON.parse(read('package.json')) as { dependencies: Readonly<Record<string, string>> };
  expect(Object.keys(dependencies).filter((name) => /redis|valkey/i.test(name))).toEqual([]);
});
