import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const read = (path: string): string => readFileSync(new URL(path, import.meta.url), 'utf8');

interface Manifest {
  readonly dependencies: Readonly<Record<string, string>>;
  readonly optionalDependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
  readonly overrides: Readonly<Record<string, unknown>>;
}
const manifest = JSON.parse(read('../package.json')) as Manifest;
const packages = { ...manifest.dependencies, ...manifest.optionalDependencies, ...manifest.devDependencies };
const section = (title: string): string =>
  read('dependencies.md')
    .split(/^## /m)
    .find((text) => text.startsWith(title)) ?? '';
const named = (text: string): string[] => [...text.matchAll(/^\| `([^`]+)` \|/gm)].map(([, name]) => name ?? '');

it('has a reason for each dependency, and for nothing else', () => {
  const reasons = ['Shipped', 'Node itself', 'For building and checking'].flatMap((title) => named(section(title)));
  expect(reasons.toSorted()).toEqual(Object.keys(packages).toSorted());
});

it('has a reason for each override', () => {
  expect(named(section('Overrides')).toSorted()).toEqual(Object.keys(manifest.overrides).toSorted());
});

it('pins every version exactly', () => {
  expect(Object.entries(packages).filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([]);
});

it('has a lock that holds no address of a registry', () => {
  expect(/"resolved":\s*"http/.test(read('../package-lock.json'))).toBe(false);
});
