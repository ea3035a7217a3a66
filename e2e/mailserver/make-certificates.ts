import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const DAYS = '3650';

/** Files of an own certificate authority and of a server certificate signed by it, made once per directory. */
export async function makeCertificates(dir: string): Promise<{ ca: string; certificate: string; key: string }> {
  const files = { ca: join(dir, 'ca.pem'), certificate: join(dir, 'server.pem'), key: join(dir, 'server.key') };
  if (existsSync(files.certificate)) return files;
  const caKey = join(dir, 'ca.key');
  const newKey = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];
  const ca = ['-x509', '-days', DAYS, '-subj', '/CN=Tupai test authority', '-keyout', caKey, '-out', files.ca];
  await run('openssl', ['req', ...newKey, ...ca]);
  const request = join(dir, 'server.csr');
  await run('openssl', ['req', ...newKey, '-subj', '/CN=mail.tupai.test', '-keyout', files.key, '-out', request]);
  const extensions = join(dir, 'server.ext');
  const names = 'DNS:mail.tupai.test,DNS:localhost,IP:127.0.0.1,IP:127.0.0.2,IP:127.0.0.3';
  await writeFile(extensions, `subjectAltName=${names}\nbasicConstraints=CA:FALSE\n`);
  const signed = ['-CA', files.ca, '-CAkey', caKey, '-CAcreateserial', '-days', DAYS, '-extfile', extensions];
  await run('openssl', ['x509', '-req', '-in', request, ...signed, '-out', files.certificate]);
  return files;
}
