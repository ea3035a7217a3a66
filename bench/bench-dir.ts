import { createHash } from 'node:crypto';
import { mkdir, realpath } from 'node:fs/promises';

/**
 * Where the seeded mail is kept between runs, one place for each clone. Not inside the clone: Next's build reads whatever
 * lies there, and needed minutes and 5 GB for 100,000 mail files; and Dovecot, which reads mail under another account,
 * may not be let into it.
 */
export async function benchDir(): Promise<string> {
  const clone = createHash('sha1')
    .update(await realpath('.'))
    .digest('hex');
  const dir = `/var/tmp/tupai-bench-${clone.slice(0, 8)}`;
  await mkdir(dir, { recursive: true, mode: 0o755 });
  return dir;
}
