import { createHash } from 'node:crypto';
import { mkdir, realpath, stat } from 'node:fs/promises';
import { dirname } from 'node:path';

const OTHERS_MAY_ENTER = 0o001;

/**
 * A directory for mail that is kept between runs. Dovecot reads mail under another account: where that one may not pass (a
 * clone under /root), one in /var/tmp takes its place.
 */
export async function enterableDir(path: string): Promise<string> {
  await mkdir(path, { recursive: true });
  const real = await realpath(path);
  for (let above = real; above !== '/'; above = dirname(above))
    if (!((await stat(above)).mode & OTHERS_MAY_ENTER))
      return `/var/tmp/tupai-mail-${createHash('sha1').update(real).digest('hex').slice(0, 8)}`;
  return real;
}
