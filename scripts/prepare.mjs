// Brings a clone into the state in which Tupai can run: npm packages as in the lock file, and a build of these sources
// for this sub-path. Does only what is missing. Runs on Node 20 without dependencies.
//   node scripts/prepare.mjs [--no-build]
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

import { readBuildSettings } from './build-settings.mjs';
import { findNode } from './find-node.mjs';
import { endChildrenOnSignals, runChild } from './run-child.mjs';

/** What goes into a build. Tests don't. */
const SOURCES = [
  'app',
  'components',
  'lib',
  'public',
  'scripts/build-settings.mjs',
  'package-lock.json',
  'tsconfig.json',
];
const ROOT_SOURCES = /^(next\.config|postcss\.config|proxy|instrumentation[\w-]*)\.\w+$/;
const TESTS = /\.i?test\.tsx?$/;

/** `npm ci` when an installed package differs from the lock file. @throws Error with npm's last lines */
export async function installPackages(say = console.log) {
  if (packagesMatch()) return;
  say('Installing npm packages …');
  const args = ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'];
  let result = await runChild('npm', args, { quiet: true });
  if (result.code !== 0) result = await runChild('npm', args, { quiet: true }); // registries hiccup
  if (result.code !== 0) throw new Error(`npm ci failed:\n${lastLines(result.output)}`);
}

/** npm keeps its own record of what lies in node_modules; optional packages of other machines are missing there. */
function packagesMatch() {
  const record = 'node_modules/.package-lock.json';
  if (!existsSync(record)) return false;
  const installed = JSON.parse(readFileSync(record, 'utf8')).packages;
  const wanted = JSON.parse(readFileSync('package-lock.json', 'utf8')).packages;
  return Object.entries(wanted).every(
    ([path, { version, optional }]) =>
      path === '' || (installed[path] ? installed[path].version === version : optional === true),
  );
}

/**
 * Builds when there is no build for this sub-path (the path of the first TUPAI_PUBLIC_URLS) and these sources in
 * TUPAI_DIST_DIR. @throws Error with the last lines of the build
 */
export async function buildWhenNeeded(env = process.env, say = console.log) {
  const { basePath, distDir } = readBuildSettings(env);
  const stamp = join(distDir, 'BUILT_FOR');
  const wanted = JSON.stringify({ basePath, sources: hashSources() });
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  say(`Building for ${basePath || '/'} …`);
  rmSync(stamp, { force: true });
  const result = await runChild(findNode(), ['node_modules/next/dist/bin/next', 'build'], {
    quiet: true,
    env: { ...env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
  });
  if (result.code !== 0) throw new Error(`The build failed:\n${lastLines(result.output, 60)}`);
  writeFileSync(stamp, wanted);
}

function hashSources() {
  const hash = createHash('sha256');
  const add = (path) => hash.update(`${path}\0`).update(readFileSync(path)).update('\0');
  const walk = (path) => {
    if (!existsSync(path)) return;
    if (!statSync(path).isDirectory()) return void add(path);
    for (const entry of readdirSync(path, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))) {
      const inside = join(path, entry.name);
      if (entry.isDirectory()) walk(inside);
      else if (!TESTS.test(entry.name)) add(inside);
    }
  };
  SOURCES.forEach(walk);
  readdirSync('.')
    .filter((name) => ROOT_SOURCES.test(name))
    .sort()
    .forEach(add);
  return hash.digest('hex');
}

const lastLines = (text, count = 15) => text.trim().split('\n').slice(-count).join('\n');

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  endChildrenOnSignals();
  try {
    await installPackages();
    if (!process.argv.includes('--no-build')) await buildWhenNeeded();
  } catch (error) {
    console.error(error.message);
    process.exitCode = 1;
  }
}
