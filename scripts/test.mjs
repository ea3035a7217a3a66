// `npm test`: installs what is missing, then runs every check in order and goes on after a failure, so that one run tells
// everything. Ends with `N passed, N failed`. `--all` (npm run test:all) runs the full matrix. Node 20, no dependencies.
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';

import { installSystem } from './install-system.mjs';
import { buildWhenNeeded, installPackages } from './prepare.mjs';
import { endChildrenOnSignals, isStopping, runChild } from './run-child.mjs';

const all = process.argv.includes('--all');
const RESULTS = resolve('test-results/runs');
/** Kept apart from the build that people use, so that a test run changes nothing under a running Tupai. */
const BUILDS = [
  { name: 'build for /', TUPAI_DIST_DIR: '.next-e2e', TUPAI_PUBLIC_URLS: 'http://localhost' },
  { name: 'build for /webmail', TUPAI_DIST_DIR: '.next-e2e-webmail', TUPAI_PUBLIC_URLS: 'http://localhost/webmail' },
];

const counts = { passed: 0, failed: 0 };
const failures = [];

/** Settings of this machine may not decide a test. */
const env = {
  ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('TUPAI_'))),
  TUPAI_CONFIG: '/dev/null',
  NEXT_TELEMETRY_DISABLED: '1',
  ...(all ? { TEST_ALL: '1' } : {}),
};

/** Runs one step; `work` gives its counts back or throws what went wrong. */
async function step(name, work) {
  if (isStopping()) return;
  console.log(`\n▶ ${name}`);
  const before = Date.now();
  try {
    const { passed, failed } = (await work()) ?? { passed: 1, failed: 0 };
    counts.passed += passed;
    counts.failed += failed;
    if (failed > 0) failures.push(`${name}: ${failed} failed`);
    console.log(`  ${name}: ${passed} passed, ${failed} failed (${Math.round((Date.now() - before) / 1000)} s)`);
  } catch (error) {
    counts.failed += 1;
    failures.push(name);
    console.log(`${error.message}\n  ${name}: failed`);
  }
}

/** A check that says nothing unless it fails, and counts as one. */
const check = (name, script, ...args) =>
  step(name, async () => {
    const { code, output } = await runChild('npm', ['run', '--silent', script, '--', ...args], { quiet: true, env });
    if (code !== 0) throw new Error(output.trim());
  });

/** A runner that writes its results as JSON; `read` counts them. A runner that failed without a failed test counts as one. */
const runner = (name, script, args, variables, read) =>
  step(name, async () => {
    const file = join(RESULTS, `${name}.json`);
    const { code } = await runChild('npm', ['run', '--silent', script, '--', ...args(file)], {
      env: { ...env, ...variables(file) },
    });
    const result = read(JSON.parse(readFileSync(file, 'utf8')));
    if (code !== 0 && result.failed === 0) result.failed = 1;
    if (result.passed + result.failed === 0) throw new Error('No test ran.');
    return result;
  });

const vitest = (name) =>
  runner(
    name,
    name,
    (file) => ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`],
    () => ({}),
    ({ numPassedTests, numFailedTests }) => ({ passed: numPassedTests, failed: numFailedTests }),
  );

const playwright = () =>
  runner(
    'e2e',
    'e2e',
    () => ['--reporter=list,json'],
    (file) => ({ PLAYWRIGHT_JSON_OUTPUT_FILE: file }),
    ({ stats, errors }) => {
      if (stats.flaky > 0)
        console.log(`  e2e: ${stats.flaky} passed only at the second try ("flaky" above); mend them`);
      return { passed: stats.expected + stats.flaky, failed: stats.unexpected + errors.length };
    },
  );

async function test() {
  rmSync(RESULTS, { recursive: true, force: true });
  mkdirSync(RESULTS, { recursive: true });
  await Promise.all([installSystem(all ? 'all' : 'test'), installPackages()]);
  await check('format', 'format:check');
  await check('lint', 'lint');
  await check('types', 'typecheck');
  await check('unused code', 'knip');
  await vitest('unit');
  await vitest('integration');
  for (const { name, ...variables } of BUILDS) await step(name, () => buildWhenNeeded({ ...env, ...variables }));
  await playwright();
  for (const failure of failures) console.log(`✗ ${failure}`);
}

endChildrenOnSignals();
try {
  await test();
} catch (error) {
  counts.failed += 1;
  console.error(error.message);
}
if (!isStopping()) {
  console.log(`\n${counts.passed} passed, ${counts.failed} failed`);
  process.exitCode = counts.failed > 0 ? 1 : 0;
}
