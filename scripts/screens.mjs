// `npm run screens`: the pictures of docs/screens, taken of a Tupai that is started for it, with a mail server and mail of
// its own. Installs and builds what is missing. Runs on Node 20 without dependencies.
//   npm run screens -- [--only <name>,<name>]
import { installSystem } from './install-system.mjs';
import { buildWhenNeeded, installPackages } from './prepare.mjs';
import { findNode } from './find-node.mjs';
import { endChildrenOnSignals, isStopping, runChild } from './run-child.mjs';

/** Settings of this machine may not reach the pictures; the build is that of the tests. */
const env = {
  ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('TUPAI_'))),
  TUPAI_CONFIG: '/dev/null',
  TUPAI_DIST_DIR: '.next-e2e',
  TUPAI_PUBLIC_URLS: 'http://localhost',
  NODE_NO_WARNINGS: '1',
};

endChildrenOnSignals();
try {
  await Promise.all([installSystem('test'), installPackages()]);
  await buildWhenNeeded(env);
  const { code } = await runChild(findNode(), ['scripts/screens/take-screens.ts', ...process.argv.slice(2)], { env });
  if (!isStopping()) process.exitCode = code;
} catch (error) {
  if (!isStopping()) {
    console.error(error.message);
    process.exitCode = 1;
  }
}
