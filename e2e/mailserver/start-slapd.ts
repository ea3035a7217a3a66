import { execFile, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

import { findFreePorts } from './find-free-ports.ts';
import { makeCertificates } from './make-certificates.ts';
import { end, launch, whenEnded } from './run-server.ts';
import { waitForGreeting } from './wait-for-greeting.ts';

/** A throw-away directory. */
export interface Slapd {
  readonly host: string;
  /** Clear text and StartTLS. */
  readonly port: number;
  /** TLS from the first byte. */
  readonly tlsPort: number;
  /** PEM file of the authority that signed its certificate (mail.tupai.test, localhost, 127.0.0.1). */
  readonly caFile: string;
  readonly base: string;
  readonly bindDn: string;
  readonly password: string;
  /** Stops answering. */
  pause(): Promise<void>;
  /** Ends all connections and answers again. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

/** One person of the directory, by attributes of inetOrgPerson; `cn` and `sn` must be there. */
export type DirectoryEntry = Readonly<Record<string, string>>;

const PROGRAM = '/usr/sbin/slapd';
const READY_WITHIN_MS = 20_000;
const BASE = 'dc=tupai,dc=test';
const run = promisify(execFile);

/** Starts Debian's slapd on free loopback ports with these people. Nobody reads it without signing in. @throws Error when the package is missing */
export async function startSlapd(people: readonly DirectoryEntry[]): Promise<Slapd> {
  if (!existsSync(PROGRAM))
    throw new Error("Debian's slapd package is missing: run `node scripts/install-system.mjs test`.");
  const dir = await mkdtemp(join(tmpdir(), 'tupai-slapd-'));
  const [port = 0, tlsPort = 0] = await findFreePorts(2);
  const { ca, certificate, key } = await makeCertificates(dir);
  const config = join(dir, 'slapd.conf');
  const password = 'rahasia';
  await mkdir(join(dir, 'data'));
  await writeFile(config, configuration(dir, { ca, certificate, key, password }));
  await writeFile(join(dir, 'people.ldif'), ldif(people));
  await run('/usr/sbin/slapadd', ['-f', config, '-l', join(dir, 'people.ldif')]);
  let child: ChildProcess | undefined;
  const pause = async (): Promise<void> => {
    if (child) await end(child);
  };
  const restart = async (): Promise<void> => {
    await pause();
    const listen = `ldap://127.0.0.1:${String(port)}/ ldaps://127.0.0.1:${String(tlsPort)}/`;
    child = launch(PROGRAM, ['-f', config, '-h', listen, '-d', '0']);
    const deadline = AbortSignal.any([AbortSignal.timeout(READY_WITHIN_MS), whenEnded(child)]);
    await waitForGreeting({ host: '127.0.0.1', port }, deadline, false);
  };
  await restart();
  return {
    host: '127.0.0.1',
    port,
    tlsPort,
    caFile: ca,
    base: BASE,
    bindDn: `cn=admin,${BASE}`,
    password,
    pause,
    restart,
    async stop() {
      await pause();
      await rm(dir, { recursive: true, force: true });
    },
  };
}

const configuration = (
  dir: string,
  { ca, certificate, key, password }: Readonly<Record<'ca' | 'certificate' | 'key' | 'password', string>>,
): string => `include /etc/ldap/schema/core.schema
include /etc/ldap/schema/cosine.schema
include /etc/ldap/schema/inetorgperson.schema
modulepath /usr/lib/ldap
moduleload back_mdb
pidfile ${join(dir, 'slapd.pid')}
TLSCACertificateFile ${ca}
TLSCertificateFile ${certificate}
TLSCertificateKeyFile ${key}
database mdb
suffix ${BASE}
rootdn cn=admin,${BASE}
rootpw ${password}
directory ${join(dir, 'data')}
access to * by dn.exact=cn=admin,${BASE} write by anonymous auth by * none
`;

/** All values in base64, so that any text can stand there (RFC 2849). */
const ldif = (people: readonly DirectoryEntry[]): string =>
  [
    `dn: ${BASE}\nobjectClass: dcObject\nobjectClass: organization\ndc: tupai\no: Tupai`,
    ...people.map((person, at) => {
      const lines = Object.entries({ uid: `u${String(at)}`, ...person }).map(
        ([name, value]) => `${name}:: ${Buffer.from(value).toString('base64')}`,
      );
      return `dn: uid=u${String(at)},${BASE}\nobjectClass: inetOrgPerson\n${lines.join('\n')}`;
    }),
  ].join('\n\n');
