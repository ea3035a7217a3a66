// `npm run bench`: what each task costs in Tupai and, beside it, as the bare IMAP exchange. Installs and builds what is
// missing. Runs on Node 20 without dependencies.
//   npm run bench:ui    the mailbox screen in a browser
//   npm run bench -- [--quick] [--no-million] [--only <words of a task>] [--write]
import { installSystem } from '../scripts/install-system.mjs';
import { buildWhenNeeded, installPackages } from '../scripts/prepare.mjs';
import { NODE_ENVIRONMENT, nodeFlags } from '../scripts/node-flags.mjs';
import { findNode } from '../scripts/find-node.mjs';
import { endChildrenOnSignals, isStopping, runChild } from '../scripts/run-child.mjs';

/** That of TUPAI_HEAP. */
const DEFAULT_HEAP_MB = 768;

/** Settings of this machine may not reach the bench; its build is its own. */
const env = {
  ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('TUPAI_'))),
  TUPAI_CONFIG: '/dev/null',
  TUPAI_DIST_DIR: '.next-bench',
  TUPAI_PUBLIC_URLS: 'http://localhost',
  NODE_NO_WARNINGS: '1',
  ...NODE_ENVIRONMENT,
  BENCH_NODE_FLAGS: nodeFlags(DEFAULT_HEAP_MB).join(' '),
};

endChildrenOnSignals();
try {
  await Promise.all([installSystem('demo'), installPackages()]);
  await buildWhenNeeded(env);
  const [first, ...others] = process.argv.slice(2);
  const program = first === 'ui' ? ['bench/ui/run.ts', ...others] : ['bench/run.ts', ...process.argv.slice(2)];
  const { code } = await runChild(findNode(), program, { env });
  if (!isStopping()) process.exitCode = code;
} catch (error) {
  if (!isStopping()) {
    console.error(error.message);
    process.exitCode = 1;
  }
}
