// `npm run test:hostile`: all hostile mail, in a network namespace where the only name server counts who asks (Linux, root).
// Elsewhere, or with `--no-namespace`, connections are counted but look-ups are not. Node 20, no dependencies.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { installSystem } from './install-system.mjs';
import { buildWhenNeeded, installPackages } from './prepare.mjs';
import { endChildrenOnSignals, isStopping, runChild } from './run-child.mjs';

const args = process.argv.slice(2);
const others = args.filter((arg) => arg !== '--no-namespace');
const env = {
  ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('TUPAI_'))),
  TUPAI_CONFIG: '/dev/null',
  NEXT_TELEMETRY_DISABLED: '1',
  TEST_HOSTILE: '1',
};
const build = { TUPAI_DIST_DIR: '.next-e2e', TUPAI_PUBLIC_URLS: 'http://localhost' };

/** Runs the rest of its line with a network of its own, whose names are asked on 127.0.0.1 alone. */
const INSIDE = 'ip link set lo up && mount --bind "$0" /etc/resolv.conf && exec "$@"';

endChildrenOnSignals();
const dir = mkdtempSync(join(tmpdir(), 'tupai-hostile-'));
try {
  await Promise.all([installSystem('test'), installPackages()]);
  await buildWhenNeeded({ ...env, ...build });
  const resolver = join(dir, 'resolv.conf');
  writeFileSync(resolver, 'nameserver 127.0.0.1\noptions timeout:1 attempts:1\n');
  const run = ['npm', 'run', '--silent', 'e2e', '--', ...others];
  const isolated = !args.includes('--no-namespace') && process.getuid?.() === 0;
  const [command, ...rest] = isolated ? ['unshare', '--net', '--mount', 'sh', '-c', INSIDE, resolver, ...run] : run;
  console.log(isolated ? 'Names are looked up by nobody but the test.' : 'Look-ups are not counted: that needs root.');
  const { code } = await runChild(command, rest, { env: { ...env, ...(isolated ? { HOSTILE_NAMESPACE: '1' } : {}) } });
  if (!isStopping()) process.exitCode = code;
} catch (error) {
  if (!isStopping()) {
    console.error(error.message);
    process.exitCode = 1;
  }
} finally {
  rmSync(dir, { recursive: true, force: true });
}
