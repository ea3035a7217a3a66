import type { ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { makeCertificates } from './make-certificates.ts';
import { findFreePorts } from './find-free-ports.ts';
import { end, launch, whenEnded } from './run-server.ts';
import { waitForGreeting } from './wait-for-greeting.ts';

/** A throw-away CardDAV server with one person on it. */
export interface Radicale {
  /** Of the server, without a slash at the end. */
  readonly url: string;
  readonly user: string;
  readonly password: string;
  /** PEM file of the authority that signed its certificate; `''` without TLS. */
  readonly caFile: string;
  /** Makes an address book `/<user>/<name>/`; those whose name begins with `readonly` can only be read. */
  makeBook(name: string, title: string): Promise<void>;
  /** What the person's other program does, over HTTP with its own sign-in. */
  ask(method: string, path: string, body?: string, headers?: Readonly<Record<string, string>>): Promise<Response>;
  /** Stops answering; everything stays on its disk. */
  pause(): Promise<void>;
  resume(): Promise<void>;
  stop(): Promise<void>;
}

const PROGRAM = '/usr/bin/radicale';
const READY_WITHIN_MS = 20_000;

/**
 * Starts Debian's Radicale on a free loopback port, with files of its own.
 *
 * @param secure over TLS, with a certificate for mail.tupai.test, localhost and 127.0.0.1: then `ask` is not for use, which trusts nobody.
 * @throws Error when the package is missing
 */
export async function startRadicale(secure = false): Promise<Radicale> {
  if (!existsSync(PROGRAM))
    throw new Error("Debian's radicale package is missing: run `node scripts/install-system.mjs test`.");
  const dir = await mkdtemp(join(tmpdir(), 'tupai-radicale-'));
  const [port = 0] = await findFreePorts(1);
  const [user, password] = ['budi', 'rahasia: "ä"'];
  const url = `${secure ? 'https' : 'http'}://127.0.0.1:${String(port)}`;
  const certificates = secure ? await makeCertificates(dir) : undefined;
  const config = join(dir, 'config');
  await writeFile(join(dir, 'users'), `${user}:${password}\n`);
  await writeFile(join(dir, 'rights'), RIGHTS);
  await writeFile(config, configuration(dir, port, certificates));
  let child: ChildProcess | undefined;
  const resume = async (): Promise<void> => {
    child = launch(PROGRAM, ['--config', config]);
    const deadline = AbortSignal.any([AbortSignal.timeout(READY_WITHIN_MS), whenEnded(child)]);
    await waitForGreeting({ host: '127.0.0.1', port }, deadline, false);
  };
  const pause = async (): Promise<void> => {
    if (child) await end(child);
  };
  const ask: Radicale['ask'] = async (method, path, body, headers = {}) =>
    fetch(`${url}${path}`, {
      method,
      headers: { Authorization: `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`, ...headers },
      ...(body === undefined ? {} : { body }),
    });
  await resume();
  return {
    url,
    user,
    password,
    caFile: certificates?.ca ?? '',
    ask,
    pause,
    resume,
    async makeBook(name, title) {
      if (name.startsWith('readonly')) {
        const place = join(dir, 'data/collection-root', user, name);
        await mkdir(place, { recursive: true });
        await writeFile(
          join(place, '.Radicale.props'),
          JSON.stringify({ tag: 'VADDRESSBOOK', 'D:displayname': title }),
        );
        return;
      }
      const { status } = await ask('MKCOL', `/${user}/${name}/`, bookRequest(title));
      if (status !== 201) throw new Error(`Radicale answered ${String(status)} to MKCOL.`);
    },
    async stop() {
      await pause();
      await rm(dir, { recursive: true, force: true });
    },
  };
}

const RIGHTS = `[root]
user: .+
collection:
permissions: R
[principal]
user: .+
collection: {user}
permissions: RW
[readonly]
user: .+
collection: {user}/readonly[^/]*
permissions: r
[books]
user: .+
collection: {user}/[^/]+
permissions: rw
`;

const configuration = (
  dir: string,
  port: number,
  certificates?: Readonly<Record<'certificate' | 'key', string>>,
): string => `[server]
hosts = 127.0.0.1:${String(port)}
${certificates ? `ssl = True\ncertificate = ${certificates.certificate}\nkey = ${certificates.key}` : ''}
[auth]
type = htpasswd
htpasswd_filename = ${join(dir, 'users')}
htpasswd_encryption = plain
delay = 0
[rights]
type = from_file
file = ${join(dir, 'rights')}
[storage]
filesystem_folder = ${join(dir, 'data')}
[web]
type = none
[logging]
level = error
`;

const bookRequest = (title: string): string => `<?xml version="1.0" encoding="utf-8"?>
<mkcol xmlns="DAV:" xmlns:c="urn:ietf:params:xml:ns:carddav"><set><prop>
<resourcetype><collection/><c:addressbook/></resourcetype><displayname>${title}</displayname>
</prop></set></mkcol>`;
