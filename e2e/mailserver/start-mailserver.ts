import type { ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, chown, mkdir, mkdtemp, realpath, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { connectMailserver, type RunningMailserver } from './connect-mailserver.ts';
import type { Coordinates } from './coordinates.ts';
import { dovecotConfig } from './dovecot-config.ts';
import { findFreePorts } from './find-free-ports.ts';
import { makeCertificates } from './make-certificates.ts';
import { headerChecks, mainCf, masterCf, recipientsMap } from './postfix-config.ts';
import { end, launch, whenEnded } from './run-server.ts';
import { systemUser } from './system-user.ts';
import { waitForGreeting } from './wait-for-greeting.ts';

export interface MailserverOptions {
  /** Where users and mail live; other accounts must be able to enter it. Default: a new directory under /tmp. */
  readonly dir?: string;
  /** Leave the directory in place at the end. Default: false, true when `dir` is given. */
  readonly keep?: boolean;
  /** The largest message that Postfix takes, in octets. */
  readonly messageBytes?: number;
}

const PROGRAMS = { dovecot: '/usr/sbin/dovecot', postfix: '/usr/lib/postfix/sbin/master' };
const READY_WITHIN_MS = 20_000;
/** Beyond those of people and services. */
const FIRST_MAIL_UID = 100_000;

/**
 * Starts a private Dovecot and Postfix on free loopback ports and waits until they answer (1–2 s).
 *
 * @throws Error when the packages are missing, when not run by root, or when a server ends at once; with its log's last lines.
 */
export async function startMailserver(options: MailserverOptions = {}): Promise<RunningMailserver> {
  if (process.getuid?.() !== 0) throw new Error('The test mail server must be started by root.');
  if (!Object.values(PROGRAMS).every((program) => existsSync(program)))
    throw new Error("Debian's dovecot and postfix packages are missing: run `node scripts/install-system.mjs demo`.");

  // Sockets live apart from the data: their paths may not be longer than 107 bytes, a clone's path may.
  const runtime = await mkdtemp(join(tmpdir(), 'tupai-mail-'));
  await chmod(runtime, 0o755);
  const dir = options.dir ? await prepareDir(options.dir) : runtime;
  const keep = options.keep ?? options.dir !== undefined;
  const children: ChildProcess[] = [];
  const stop = async (): Promise<void> => {
    await Promise.all(children.map(end));
    await rm(runtime, { recursive: true, force: true });
    if (!keep && dir !== runtime) await rm(dir, { recursive: true, force: true });
  };
  try {
    const coordinates = await writeConfiguration(dir, runtime, options.messageBytes);
    children.push(
      launch(PROGRAMS.dovecot, ['-F', '-c', join(runtime, 'dovecot.conf')]),
      launch(PROGRAMS.postfix, ['-c', join(runtime, 'postfix'), '-s']),
    );
    const { imap, imaps, smtp, smtps, smtpOpen, lmtp, sieve } = coordinates;
    const greetings = [...Object.values(imap), smtp, smtpOpen, lmtp, sieve];
    const deadline = AbortSignal.any([AbortSignal.timeout(READY_WITHIN_MS), ...children.map(whenEnded)]);
    await Promise.all(greetings.map((endpoint) => waitForGreeting(endpoint, deadline)));
    await Promise.all([...Object.values(imaps), smtps].map((endpoint) => waitForGreeting(endpoint, deadline, false)));
    return { ...connectMailserver(coordinates), stop };
  } catch (cause) {
    await stop();
    throw new Error('The test mail server did not start.', { cause });
  }
}

async function prepareDir(path: string): Promise<string> {
  await mkdir(path, { recursive: true, mode: 0o755 });
  return realpath(path);
}

async function writeConfiguration(dir: string, runtime: string, messageBytes?: number): Promise<Coordinates> {
  const [imapPort, imapsPort, ...rest] = await findFreePorts(7);
  const port = (index: number): number => rest[index] ?? 0;
  const profiles = (at: number | undefined) => ({
    full: { host: '127.0.0.1', port: at ?? 0 },
    courier: { host: '127.0.0.2', port: at ?? 0 },
    minimal: { host: '127.0.0.3', port: at ?? 0 },
  });
  const local = (at: number) => ({ host: '127.0.0.1', port: at });
  const paths = {
    runDir: join(runtime, 'dovecot'),
    configDir: join(runtime, 'postfix'),
    queueDir: join(dir, 'queue'),
    dataDir: join(dir, 'postfix'),
    usersDir: join(dir, 'users'),
    mailDir: join(dir, 'mail'),
  };
  for (const path of Object.values(paths)) await mkdir(path, { recursive: true, mode: 0o755 });
  const mail = { uid: await mailUid(paths.mailDir, imapPort ?? 0), gid: (await systemUser('mail')).gid };
  await chown(paths.mailDir, mail.uid, mail.gid);
  await prepareQueue(paths.queueDir, paths.dataDir);
  const { ca, certificate, key } = await makeCertificates(dir);
  const coordinates: Coordinates = {
    dir,
    domain: 'tupai.test',
    imap: profiles(imapPort),
    imapShared: { host: '127.0.0.4', port: imapPort ?? 0 },
    imaps: profiles(imapsPort),
    smtp: local(port(0)),
    smtps: local(port(1)),
    smtpOpen: local(port(2)),
    lmtp: local(port(3)),
    sieve: local(port(4)),
    caFile: ca,
    logFiles: { dovecot: join(dir, 'dovecot.log'), postfix: join(paths.dataDir, 'postfix.log') },
  };
  const authSocket = join(paths.queueDir, 'private/auth');
  const dovecot = dovecotConfig(coordinates, { runDir: paths.runDir, authSocket, certificate, key, mailUid: mail.uid });
  await writeFile(join(runtime, 'dovecot.conf'), dovecot);
  await writeFile(join(paths.configDir, 'main.cf'), mainCf(coordinates, { ...paths, certificate, key }, messageBytes));
  await writeFile(join(paths.configDir, 'master.cf'), masterCf(coordinates));
  await writeFile(join(paths.configDir, 'recipients'), recipientsMap);
  await writeFile(join(paths.configDir, 'header_checks'), headerChecks);
  return coordinates;
}

/**
 * Whose the mail is: a number of its own for each server, because the kernel grants each user 128 inotify instances and
 * Dovecot, which takes one for every connection that waits for news, only looks every other second without. Servers that
 * run side by side would take them from each other. Mail of an earlier run stays with its owner.
 */
async function mailUid(mailDir: string, port: number): Promise<number> {
  const { uid } = await stat(mailDir);
  return uid === 0 ? FIRST_MAIL_UID + port : uid;
}

/** The directories that `postfix check` would make; doing it here saves a second at every start. */
async function prepareQueue(queueDir: string, dataDir: string): Promise<void> {
  const { uid, gid } = await systemUser('postfix');
  const byPostfix = ['active', 'bounce', 'corrupt', 'defer', 'deferred', 'flush', 'hold', 'incoming', 'saved', 'trace'];
  for (const name of [...byPostfix, 'private', 'public', 'maildrop']) {
    const path = join(queueDir, name);
    await mkdir(path, { recursive: true, mode: name === 'public' ? 0o710 : 0o700 });
    await chown(path, uid, gid);
  }
  await mkdir(join(queueDir, 'pid'), { recursive: true });
  await chown(dataDir, uid, gid);
}
