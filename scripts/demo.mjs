// `npm run demo`: from a clone to a signed-in inbox without a question. Node 20, no dependencies.
//   npm run demo -- [--fresh] [--port 3080] [--base /webmail]
import { createWriteStream, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';
import { parseArgs } from 'node:util';

import { findNode } from './find-node.mjs';
import { installSystem } from './install-system.mjs';
import { buildWhenNeeded, installPackages } from './prepare.mjs';
import { endChildren, endChildrenOnSignals, isStopping, runChild, startChild } from './run-child.mjs';

const DIR = '.demo';
const PID_FILE = `${DIR}/pid`;
const LOG = `${DIR}/tupai.log`;
const CONFIG = `${DIR}/tupai.env`;
const PASSWORD = 'kenari'; // only this machine can reach the demo
const FIRST_PORT = 3080;

const began = Date.now();
const say = (line) => console.log(`[${String(Math.round((Date.now() - began) / 1000)).padStart(3)} s] ${line}`);

/** Settings of this machine may not reach the demo. */
const cleanEnv = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('TUPAI_')));

async function demo() {
  const { values } = parseArgs({
    options: { fresh: { type: 'boolean' }, port: { type: 'string' }, base: { type: 'string', default: '' } },
  });
  const base = values.base.replace(/^\/?/, '/').replace(/\/+$/, '');
  refuseSecond();
  const port = await choosePort(values.port);
  await Promise.all([installSystem('demo', say), installPackages(say)]);
  mkdirSync(DIR, { recursive: true });
  writeFileSync(PID_FILE, String(process.pid));

  // The store names mail by UIDs of these mailboxes: both start over together.
  if (values.fresh) rmSync(`${DIR}/data`, { recursive: true, force: true });
  const publicUrls = `http://localhost:${port}${base},http://127.0.0.1:${port}${base}`;
  const distDir = `.next${base.replaceAll('/', '-')}`;
  const built = buildWhenNeeded(
    { ...cleanEnv, TUPAI_CONFIG: '/dev/null', TUPAI_PUBLIC_URLS: publicUrls, TUPAI_DIST_DIR: distDir },
    say,
  );
  say('Starting the mail server …');
  const [mail] = await Promise.all([startMail(values.fresh), built]);
  writeFileSync(CONFIG, settings(mail, { publicUrls, port, distDir }));
  say('Starting Tupai …');
  await serve(`http://localhost:${port}${base}/login`);
  await fillAddressBook(`http://localhost:${port}${base}/`);
  console.log(`
Tupai is ready:  http://localhost:${port}${base}/

  login  budi    password  ${PASSWORD}
  login  siti    password  ${PASSWORD}

Ctrl-C ends it and keeps the mail; "npm run demo -- --fresh" starts over. Log: ${LOG}
`);
}

function refuseSecond() {
  const pid = existsSync(PID_FILE) ? Number(readFileSync(PID_FILE, 'utf8')) : 0;
  if (pid && existsSync(`/proc/${pid}/cmdline`) && readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('demo.mjs'))
    throw new Error(`The demo is running already (process ${pid}).`);
}

async function choosePort(given) {
  if (given !== undefined) {
    const port = Number(given);
    if (!Number.isInteger(port) || port < 1 || port > 65_535) throw new Error(`--port ${given} is not a port number.`);
    if (!(await isFree(port))) throw new Error(`Port ${port} is taken; choose another with --port.`);
    return port;
  }
  for (let port = FIRST_PORT; port < FIRST_PORT + 100; port += 1) if (await isFree(port)) return port;
  throw new Error(`Ports ${FIRST_PORT} to ${FIRST_PORT + 99} are taken; choose another with --port.`);
}

const isFree = (port) =>
  new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)));
  });

/** Resolves with the coordinates of the private mail server, filled with mail. */
function startMail(fresh) {
  const args = ['scripts/demo-mailserver.ts', `${DIR}/mail`, PASSWORD, ...(fresh ? ['--fresh'] : [])];
  const child = startChild(findNode(), args, { stdio: ['ignore', 'pipe', 'inherit'], env: cleanEnv });
  return new Promise((resolve, reject) => {
    createInterface({ input: child.stdout }).once('line', (line) => resolve(JSON.parse(line)));
    child.once('close', () => {
      reject(new Error('The mail server of the demo ended.'));
      void stopWith('The mail server of the demo ended.');
    });
  });
}

const settings = (
  { imap, smtp, sieve, caFile, domain },
  { publicUrls, port, distDir },
) => `# Written by "npm run demo" at every start.
TUPAI_PUBLIC_URLS=${publicUrls}
TUPAI_LISTEN=127.0.0.1:${port}
TUPAI_DATA_DIR=${DIR}/data
TUPAI_DIST_DIR=${distDir}
TUPAI_LOGIN_DOMAIN=${domain}
TUPAI_IMAP_HOST=${imap.full.host}
TUPAI_IMAP_PORT=${imap.full.port}
TUPAI_IMAP_CA=${caFile}
TUPAI_SMTP_HOST=${smtp.host}
TUPAI_SMTP_PORT=${smtp.port}
TUPAI_SMTP_CA=${caFile}
TUPAI_SIEVE_HOST=${sieve.host}
TUPAI_SIEVE_PORT=${sieve.port}
TUPAI_SIEVE_CA=${caFile}
`;

/** Starts Tupai as `npm start` does and resolves when its sign-in page answers. */
async function serve(url) {
  const child = startChild(process.execPath, ['scripts/start.mjs', '--no-build'], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...cleanEnv, TUPAI_CONFIG: CONFIG },
  });
  const log = createWriteStream(LOG);
  child.stdout.pipe(log, { end: false });
  child.stderr.pipe(log, { end: false });
  let ended = false;
  child.once('close', () => {
    ended = true;
    void stopWith(
      `Tupai ended. The last lines of ${LOG}:\n${readFileSync(LOG, 'utf8').trim().split('\n').slice(-15).join('\n')}`,
    );
  });
  while (!ended && !(await answers(url))) await delay(200);
  if (ended) await new Promise(() => undefined); // stopWith ends this process
}

/** People of the demo's mail; without them the demo goes on. */
async function fillAddressBook(url) {
  const args = ['scripts/demo-people.ts', url, 'budi', PASSWORD];
  const { code, output } = await runChild(findNode(), args, { quiet: true, env: cleanEnv });
  if (code !== 0) say(`The address book stays empty: ${output.trim().split('\n').at(-1)}`);
}

const answers = (url) =>
  fetch(url, { redirect: 'manual' }).then(
    ({ status }) => status < 500,
    () => false,
  );

/** A part of the demo ended by itself: the rest ends with it. */
async function stopWith(sentence) {
  if (isStopping()) return;
  console.error(sentence);
  await finish(1);
}

async function finish(code) {
  await endChildren();
  rmSync(PID_FILE, { force: true });
  process.exit(code);
}

endChildrenOnSignals(() => {
  console.log('\nEnding …');
  rmSync(PID_FILE, { force: true });
});
try {
  await demo();
} catch (error) {
  if (!isStopping()) {
    console.error(error.message);
    await finish(1);
  }
}
