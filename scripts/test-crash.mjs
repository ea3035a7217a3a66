// `npm run test:crash`: kills Tupai at every line of its dialogue with the mail servers and every step of its store, while it saves, sends
// and takes back a message, three times each. Node 20, no dependencies.
import { installSystem } from './install-system.mjs';
import { installPackages } from './prepare.mjs';
import { endChildrenOnSignals, isStopping, runChild } from './run-child.mjs';

const env = {
  ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('TUPAI_'))),
  TEST_CRASH: '1',
};

endChildrenOnSignals();
try {
  await Promise.all([installSystem('test'), installPackages()]);
  const run = [
    'run',
    '--silent',
    'integration',
    '--',
    'lib/service/crash.itest.ts',
    '--retry=0',
    ...process.argv.slice(2),
  ];
  const { code } = await runChild('npm', run, { env });
  if (!isStopping()) process.exitCode = code;
} catch (error) {
  if (!isStopping()) {
    console.error(error.message);
    process.exitCode = 1;
  }
}
