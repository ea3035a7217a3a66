import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';

import { ask } from './fixtures/ask.ts';
import { runState } from './fixtures/run-state.ts';
import { BUILDS } from './fixtures/start-tupai.ts';
import { expect, test } from './fixtures/test.ts';
import { findFreePorts } from './mailserver/find-free-ports.ts';

const run = promisify(execFile);
const unit = readFileSync('docs/tupai.service', 'utf8').replaceAll('/opt/tupai', resolve('.'));
const valuesOf = (name: string): string[] =>
  [...unit.matchAll(new RegExp(`^${name}=(.*)$`, 'gm'))].map(([, value]) => value ?? '');

test('systemd finds no fault in the unit and rates its exposure below 2', async () => {
  const file = join(runState().dir, 'tupai.service');
  writeFileSync(file, unit);
  const { stdout, stderr } = await run('systemd-analyze', ['verify', '--man=no', file]);
  expect(`${stdout}${stderr}`.split('\n').filter((line) => line.includes('tupai.service'))).toEqual([]);
  await run('systemd-analyze', ['security', '--offline=true', '--threshold=20', file]);
});

/** Starts what the unit starts, without capabilities, with its environment and the given settings file. */
function startUnit(name: string, settings: string): { ended: Promise<unknown[]>; end: () => void; log: string } {
  const dir = resolve(runState().dir, name);
  mkdirSync(dir, { recursive: true });
  const environment = valuesOf('Environment').join(' ').replaceAll('/var/lib/tupai', dir).split(' ');
  const lines = `${settings}\n${environment.join('\n')}`.split('\n').filter((line) => line.includes('='));
  const log = join(dir, 'output.log');
  const descriptor = openSync(log, 'a');
  const [command = ''] = valuesOf('ExecStart');
  const child = spawn('setpriv', ['--bounding-set=-all', '--inh-caps=-all', '--no-new-privs', ...command.split(' ')], {
    cwd: valuesOf('WorkingDirectory')[0],
    stdio: ['ignore', descriptor, descriptor],
    env: {
      NODE_ENV: 'production',
      PATH: '/usr/bin:/bin',
      ...Object.fromEntries(lines.map((line) => line.split(/=(.*)/s).slice(0, 2) as [string, string])),
    },
  });
  return { ended: once(child, 'exit'), end: () => void child.kill('SIGTERM'), log };
}

test('the command of the unit serves, and ends on SIGTERM', async ({ mailserver, base }) => {
  const [port = 0] = await findFreePorts(1);
  const home = `http://127.0.0.1:${String(port)}`;
  const service = startUnit(
    'unit',
    [
      `TUPAI_PUBLIC_URLS=${home}${base}`,
      `TUPAI_LISTEN=127.0.0.1:${String(port)}`,
      `TUPAI_DIST_DIR=${BUILDS[base]}`,
      `TUPAI_IMAP_PORT=${String(mailserver.imap.full.port)}`,
      `TUPAI_IMAP_CA=${mailserver.caFile}`,
    ].join('\n'),
  );
  await expect(async () => {
    expect((await ask(`${home}${base}/login`)).status).toBe(200);
  }).toPass({ timeout: 60_000 });
  service.end();
  const [code, signal] = await service.ended;
  expect([0, 143, 'SIGTERM']).toContain(signal ?? code);
});

test('a wrong setting ends the command of the unit with 78 and a sentence that names it', async () => {
  const service = startUnit('wrong-unit', 'TUPAI_PUBLIC_URLS=http://127.0.0.1:1\nTUPAI_IMAP_PROT=143');
  const [code] = await service.ended;
  expect(code).toBe(78);
  expect(readFileSync(service.log, 'utf8')).toContain(
    'TUPAI_IMAP_PROT is not a setting of Tupai; did you mean TUPAI_IMAP_PORT?',
  );
});

test('the fail2ban filter finds refused sign-ins, and no name can forge an address', async ({
  newUser,
  open,
  startOwn,
}) => {
  const pattern = /^failregex = (.*)$/m.exec(readFileSync('docs/fail2ban-tupai.conf', 'utf8'))?.[1] ?? '';
  const filter = new RegExp(pattern.replace('<HOST>', '(?<host>[0-9a-fA-F.:]+)'));
  const own = await startOwn({ TUPAI_TRUSTED_PROXIES: '' });
  const tupai = await open({ at: own });
  await tupai.openSignIn();
  await tupai.enterPassword('x ip=192.0.2.9 user=y reason=auth.rejected', 'salah');
  await expect(tupai.failure).toBeVisible();
  await tupai.signIn(await newUser());
  const lines = readFileSync(own.logFile, 'utf8').split('\n');
  const found = lines.flatMap((line) => filter.exec(line)?.groups?.['host'] ?? []);
  expect(found).toEqual(['127.0.0.1']);
  const [, , ...rest] = `mail tupai[12]: ${lines.find((line) => filter.test(line)) ?? ''}`.split(' ');
  expect(filter.test(['mail', 'tupai[12]:', ...rest].join(' '))).toBe(true);
});
