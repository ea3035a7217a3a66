// `npm start`: Tupai for real use. Checks the configuration before anything is built, builds when needed, and serves until
// it is told to end. Runs on Node 20 without dependencies.
//   npm start -- [--no-build]
import { buildWhenNeeded, installPackages } from './prepare.mjs';
import { readSettings } from './build-settings.mjs';
import { findNode } from './find-node.mjs';
import { NODE_ENVIRONMENT, nodeFlags } from './node-flags.mjs';
import { endChildrenOnSignals, isStopping, runChild } from './run-child.mjs';

const EX_CONFIG = 78;
/** Longer than the keep-alive of any proxy in front, or it would sometimes write into a closing connection. */
const KEEP_ALIVE_MS = '70000';

/** What can be told before the npm packages are there. */
function refusal() {
  try {
    if (readSettings().TUPAI_PUBLIC_URLS) return undefined;
  } catch (error) {
    return `TUPAI_CONFIG: the settings file cannot be read (${error.code ?? error.message}).`;
  }
  return 'TUPAI_PUBLIC_URLS is missing: write the address under which people open Tupai into tupai.env (docs/configuration.md), or try "npm run demo".';
}

async function start() {
  const sentence = refusal();
  if (sentence) return fail(sentence, EX_CONFIG);
  await installPackages();
  const node = findNode();
  const check = await runChild(node, ['scripts/check-config.ts'], {
    quiet: true,
    env: { ...process.env, NODE_NO_WARNINGS: '1' },
  });
  if (check.code !== 0) return fail(check.output.trim(), check.code);
  const { host, port, publicUrl, heapMb } = JSON.parse(check.output);
  if (!process.argv.includes('--no-build')) await buildWhenNeeded();
  console.log(`Tupai answers at ${publicUrl} (listening on ${host}:${port}).`);
  const args = [
    ...nodeFlags(heapMb),
    'node_modules/next/dist/bin/next',
    'start',
    '-H',
    host,
    '-p',
    String(port),
    '--keepAliveTimeout',
    KEEP_ALIVE_MS,
  ];
  const env = {
    ...NODE_ENVIRONMENT,
    ...process.env,
    NODE_ENV: 'production',
    NEXT_TELEMETRY_DISABLED: '1',
    NEXTAUTH_URL: `${publicUrl.replace(/\/$/, '')}/api/auth`,
  };
  const { code } = await runChild(node, args, { env });
  if (!isStopping()) process.exitCode = code;
}

function fail(sentences, code) {
  console.error(sentences);
  process.exitCode = code;
}

endChildrenOnSignals();
try {
  await start();
} catch (error) {
  if (!isStopping()) fail(error.message, 1);
}
