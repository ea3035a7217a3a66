import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync } from 'node:fs';
import { chmod, chown, copyFile, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';

import type { PostgresCoordinates } from './coordinates.ts';
import { findFreePorts } from './find-free-ports.ts';
import { makeCertificates } from './make-certificates.ts';
import { systemUser } from './system-user.ts';

/** A PostgreSQL that this process started and must stop. */
export interface RunningPostgres {
  readonly coordinates: PostgresCoordinates;
  /** Ends the server and removes its directory. */
  readonly stop: () => Promise<void>;
}

type Child = ChildProcessByStdio<null, null, Readable>;

const PROGRAMS = '/usr/lib/postgresql';
const READY_WITHIN_MS = 30_000;
const PASSWORD = 'kata sandi: %&?';

/** Nothing of it outlives the tests, so it need not be on the disk. */
const CAREFREE = [
  'fsync=off',
  'full_page_writes=off',
  'shared_buffers=16MB',
  'max_connections=80',
  'max_worker_processes=2',
];

/**
 * Starts a private PostgreSQL as its unprivileged system user, on a free loopback port (TLS offered, password needed) and on a socket
 * (no password), and waits until it answers (1–2 s). Its databases sort as Indonesian dictionaries do, not by code points.
 *
 * @throws Error when the package is missing, when not run by root, or when the server ends at once; with its last words.
 */
export async function startPostgres(): Promise<RunningPostgres> {
  if (process.getuid?.() !== 0) throw new Error('The test database must be started by root.');
  const programs = newestPrograms();
  const dir = await mkdtemp(join(tmpdir(), 'tupai-pg-'));
  const { uid, gid } = await systemUser('postgres');
  const certificates = await makeCertificates(dir);
  const key = join(dir, 'postgres.key');
  await copyFile(certificates.key, key);
  for (const path of [dir, key, certificates.certificate]) await chown(path, uid, gid);
  await chmod(key, 0o600);
  const [port = 0] = await findFreePorts(1);
  const data = join(dir, 'data');
  const asPostgres = (program: string, ...args: string[]): Child =>
    spawn(
      'setpriv',
      [`--reuid=${uid}`, `--regid=${gid}`, '--clear-groups', '--pdeathsig', 'TERM', join(programs, program), ...args],
      { stdio: ['ignore', 'ignore', 'pipe'], cwd: dir, env: { ...process.env, LC_ALL: 'C.UTF-8' } },
    );
  const hear = (child: Child, until: RegExp): Promise<void> =>
    new Promise((resolve, reject) => {
      let words = '';
      const fail = (): void => reject(new Error(`The test database did not start: ${words.slice(-1000)}`));
      const timer = setTimeout(fail, READY_WITHIN_MS);
      child.stderr.on('data', (chunk) => {
        words = (words + String(chunk)).slice(-4000);
        if (until.test(words)) resolve();
      });
      child.once('close', (code) => (code === 0 ? resolve() : fail()));
      child.once('close', () => clearTimeout(timer));
    });
  const removeAll = (): Promise<void> => rm(dir, { recursive: true, force: true });
  try {
    const passwordFile = join(dir, 'password');
    await writeFile(passwordFile, PASSWORD, { mode: 0o644 });
    const locale = ['--encoding=UTF8', '--locale=C.UTF-8', '--locale-provider=icu', '--icu-locale=id'];
    const authentication = ['--auth-local=trust', '--auth-host=scram-sha-256', `--pwfile=${passwordFile}`];
    await hear(
      asPostgres(
        'initdb',
        '-D',
        data,
        '-U',
        'postgres',
        '--no-sync',
        '--no-instructions',
        ...locale,
        ...authentication,
      ),
      /never/,
    );
    const settings = [
      ...CAREFREE,
      'listen_addresses=127.0.0.1',
      `port=${port}`,
      `unix_socket_directories=${dir}`,
      'ssl=on',
      `ssl_cert_file=${certificates.certificate}`,
      `ssl_key_file=${key}`,
    ];
    const server = asPostgres('postgres', '-D', data, ...settings.flatMap((setting) => ['-c', setting]));
    await hear(server, /ready to accept connections/);
    return {
      coordinates: {
        host: '127.0.0.1',
        port,
        socketDir: dir,
        user: 'postgres',
        password: PASSWORD,
        caFile: certificates.ca,
      },
      async stop() {
        if (server.exitCode === null && server.signalCode === null) {
          const ended = once(server, 'exit');
          server.kill('SIGQUIT'); // at once: there is nothing to keep
          await ended;
        }
        await removeAll();
      },
    };
  } catch (cause) {
    await removeAll();
    throw cause;
  }
}

function newestPrograms(): string {
  const versions = existsSync(PROGRAMS) ? readdirSync(PROGRAMS).filter((name) => /^\d+$/.test(name)) : [];
  const newest = versions.map(Number).sort((a, b) => b - a)[0];
  if (newest === undefined)
    throw new Error("Debian's postgresql package is missing: run `node scripts/install-system.mjs test`.");
  return join(PROGRAMS, String(newest), 'bin');
}
