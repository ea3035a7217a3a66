// Installs the Debian packages that the demo or the tests need and that are missing. Runs on Node 20 without dependencies.
//   node scripts/install-system.mjs demo|test|all
// It changes nothing when a package would be removed or when this machine already is a mail server.
import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { pathToFileURL } from 'node:url';

import { endChildrenOnSignals, runChild } from './run-child.mjs';

const MAIL = ['dovecot-imapd', 'dovecot-lmtpd', 'dovecot-managesieved', 'dovecot-sieve', 'postfix'];
const TEST = [
  ...MAIL,
  'postgresql',
  'chromium',
  'lynx',
  'w3m',
  'mutt',
  'nginx-light',
  'python3',
  'python3-vobject',
  'radicale',
  'slapd',
];
const GROUPS = {
  demo: MAIL,
  test: TEST,
  all: [...TEST, 'apache2', 'fonts-noto-core', 'fonts-noto-cjk', 'fonts-noto-color-emoji'],
};
/** Services that Debian would start at the next boot; ours run privately, so these stay off. */
const UNITS = {
  postfix: 'postfix',
  'dovecot-imapd': 'dovecot',
  postgresql: 'postgresql',
  'nginx-light': 'nginx',
  apache2: 'apache2',
  radicale: 'radicale',
  slapd: 'slapd',
};
const MAIL_PORTS = [25, 143, 587, 993];

const GUARD = '/usr/sbin/policy-rc.d';
const GUARD_ASIDE = `${GUARD}.before-tupai`;
/** What earlier runs installed: configuration of those packages is not a mail server of somebody else. */
const OURS = '/var/lib/tupai/installed-packages';
const APT = ['-o', 'DPkg::Lock::Timeout=300', '-o', 'Dpkg::Use-Pty=0', '-q'];
const ENV = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', NEEDRESTART_SUSPEND: '1', LC_ALL: 'C' };

/** A reason to stop that the person can act on: one sentence in English, the same in Indonesian. */
export class Refusal extends Error {
  constructor(english, indonesian) {
    super(`${english}\n${indonesian}`);
  }
}

const isInstalled = (name) =>
  spawnSync('dpkg-query', ['-W', '-f=${db:Status-Abbrev}', name], { encoding: 'utf8' }).stdout?.startsWith('ii') ??
  false;

/**
 * Makes sure that the packages of a group are installed; says what it does through `say`.
 * @param {'demo' | 'test' | 'all'} group
 * @throws Refusal when it must not or cannot install
 */
export async function installSystem(group, say = (line) => console.log(line)) {
  const missing = missingPackages(group);
  if (missing.length === 0) return;
  await run('apt-get', [...APT, 'update'], 'Debian package lists could not be fetched').catch((error) =>
    say(error.message),
  );
  refuseIfHarmful(missing);
  say(`Installing ${missing.length} Debian packages (${missing.join(', ')}) …`);
  const interruptedByUs = installedByUs().size > 0 && readdirSync('/var/lib/dpkg/updates').length > 0;
  remember(missing);
  if (missing.includes('postfix')) preseedPostfix();
  const unguard = guardDaemons();
  try {
    if (interruptedByUs) await run('dpkg', ['--configure', '-a'], 'An interrupted installation could not be finished');
    await run(
      'apt-get',
      [...APT, 'install', '-y', '--no-install-recommends', ...missing],
      'Debian packages could not be installed',
    );
  } finally {
    unguard();
  }
  for (const name of missing) if (UNITS[name]) spawnSync('systemctl', ['disable', UNITS[name]], { stdio: 'ignore' });
}

function missingPackages(group) {
  const wanted = GROUPS[group];
  if (!wanted) throw new Error(`There is no package group "${group}".`);
  const list = wanted.join(' ');
  if (!existsSync('/usr/bin/dpkg-query') || !existsSync('/usr/bin/apt-get'))
    throw new Refusal(
      `This machine is not Debian: run this on Debian 12, or point Tupai at your own mail server with TUPAI_IMAP_HOST and TUPAI_SMTP_HOST in tupai.env and use "npm start" (docs/configuration.md).`,
      `Mesin ini bukan Debian: jalankan di Debian 12, atau arahkan Tupai ke server surat Anda lewat TUPAI_IMAP_HOST dan TUPAI_SMTP_HOST di tupai.env lalu pakai "npm start" (docs/configuration.md).`,
    );
  const missing = wanted.filter((name) => !isInstalled(name));
  if (process.getuid() !== 0)
    throw new Refusal(
      `Run this as root (it starts a private mail server${missing.length > 0 ? ` and installs ${list}` : ''}), or point Tupai at your own mail server in tupai.env and use "npm start".`,
      `Jalankan sebagai root (perintah ini menyalakan server surat sendiri${missing.length > 0 ? ` dan memasang ${list}` : ''}), atau arahkan Tupai ke server surat Anda di tupai.env lalu pakai "npm start".`,
    );
  return missing;
}

/** Looks before it leaps: simulates the installation and looks for a mail server in use. */
function refuseIfHarmful(missing) {
  const simulated = spawnSync('apt-get', [...APT, '-s', 'install', '--no-install-recommends', ...missing], {
    encoding: 'utf8',
    env: ENV,
  });
  if (simulated.status !== 0)
    throw new Refusal(
      `Debian cannot install ${missing.join(', ')}: ${lastLine(simulated.stderr)}`,
      `Debian tidak dapat memasang ${missing.join(', ')}: ${lastLine(simulated.stderr)}`,
    );
  const removed = [...simulated.stdout.matchAll(/^Remv (\S+)/gm)].map(([, name]) => name);
  if (removed.length > 0)
    throw new Refusal(
      `Nothing was installed, because Debian would remove ${removed.join(', ')} for it: use a machine of its own for the demo and the tests.`,
      `Tidak ada yang dipasang, karena Debian akan menghapus ${removed.join(', ')}: pakailah mesin lain untuk demo dan pengujian.`,
    );
  if (!missing.some((name) => MAIL.includes(name))) return;
  const found = mailServerInUse();
  if (found)
    throw new Refusal(
      `Nothing was installed, because this machine already is a mail server (${found}): point Tupai at it in tupai.env and use "npm start", or use another machine for the demo and the tests.`,
      `Tidak ada yang dipasang, karena mesin ini sudah menjadi server surat (${found}): arahkan Tupai ke sana di tupai.env lalu pakai "npm start", atau pakai mesin lain untuk demo dan pengujian.`,
    );
}

function mailServerInUse() {
  const port = MAIL_PORTS.find((one) => listeningPorts().has(one));
  if (port) return `port ${port}`;
  const ours = installedByUs();
  if (existsSync('/etc/postfix/main.cf') && !ours.has('postfix')) return '/etc/postfix/main.cf';
  if (existsSync('/run/dovecot/master.pid')) return '/run/dovecot';
  const changed = spawnSync('dpkg', ['--verify', 'dovecot-core'], { encoding: 'utf8' }).stdout ?? '';
  if (/^..5.* c \/etc\/dovecot\//m.test(changed)) return '/etc/dovecot';
  return undefined;
}

function listeningPorts() {
  const LISTEN = '0A';
  const ports = new Set();
  for (const file of ['/proc/net/tcp', '/proc/net/tcp6'])
    for (const line of existsSync(file) ? readFileSync(file, 'utf8').split('\n').slice(1) : []) {
      const [, local, , state] = line.trim().split(/\s+/);
      if (state === LISTEN) ports.add(parseInt(local.split(':')[1], 16));
    }
  return ports;
}

const installedByUs = () => new Set(existsSync(OURS) ? readFileSync(OURS, 'utf8').split('\n').filter(Boolean) : []);

/** Written before the installation, so that an interrupted one can be taken up again. */
function remember(names) {
  mkdirSync('/var/lib/tupai', { recursive: true });
  writeFileSync(OURS, `${[...new Set([...installedByUs(), ...names])].join('\n')}\n`);
}

function preseedPostfix() {
  const input = 'postfix postfix/main_mailer_type select No configuration\n';
  spawnSync('debconf-set-selections', [], { input, env: ENV });
}

/** Debian asks policy-rc.d before it starts a daemon; 101 means no. Whatever stood there before comes back afterwards. */
function guardDaemons() {
  if (existsSync(GUARD_ASIDE)) renameSync(GUARD_ASIDE, GUARD); // an earlier run was killed in between
  const before = existsSync(GUARD);
  if (before && spawnSync(GUARD, ['postfix', 'start']).status === 101) return () => undefined;
  if (before) renameSync(GUARD, GUARD_ASIDE);
  writeFileSync(GUARD, '#!/bin/sh\nexit 101\n');
  chmodSync(GUARD, 0o755);
  const unguard = () => {
    process.off('exit', unguard);
    if (before) renameSync(GUARD_ASIDE, GUARD);
    else rmSync(GUARD);
  };
  process.once('exit', unguard); // Ctrl-C ends apt first, then this process
  return unguard;
}

/** Quiet unless it fails. */
async function run(program, args, failure) {
  const { code, output } = await runChild(program, args, { quiet: true, env: ENV });
  if (code !== 0) throw new Error(`${failure}: ${output.trim().split('\n').slice(-5).join('\n')}`);
}

const lastLine = (text) => text.trim().split('\n').at(-1) ?? '';

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  endChildrenOnSignals();
  try {
    await installSystem(process.argv[2] ?? 'demo');
  } catch (error) {
    console.error(error.message);
    process.exitCode = 1;
  }
}
