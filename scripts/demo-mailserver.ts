// The mail server of the demo: starts it over a kept directory, fills two mailboxes the first time, prints its coordinates
// as one line of JSON and stays until it is told to end.
//   node scripts/demo-mailserver.ts <directory> <password> [--fresh]
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, realpath, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

import { startMailserver, type Mailserver } from '#e2e/mailserver/index.ts';
import { demoMailbox, fillMailbox, OWNERS, type Owner } from './demo-mail/index.ts';

const OTHERS_MAY_ENTER = 0o001;

const [wanted = '.demo/mail', password = '', ...flags] = process.argv.slice(2);
const dir = await enterable(wanted);
const filled = join(dir, 'filled');
if (flags.includes('--fresh') || !existsSync(filled)) await rm(dir, { recursive: true, force: true });

const server = await startMailserver({ dir, keep: true });
for (const signal of ['SIGTERM', 'SIGINT'] as const)
  process.once(signal, () => {
    void server.stop().then(() => process.exit(0));
  });
const owners = Object.keys(OWNERS) as Owner[];
const users = await Promise.all(
  owners.map((owner) =>
    server.user({ name: owner, displayName: OWNERS[owner].name, password, quotaBytes: 200 * 1024 * 1024 }),
  ),
);
if (!existsSync(filled)) {
  const now = new Date();
  await Promise.all(users.map((user, index) => fillMailbox(user, demoMailbox(owners[index] ?? 'budi', now))));
  await writeFile(filled, now.toISOString());
}
announce(server);

function announce({ coordinates }: Mailserver): void {
  console.log(JSON.stringify(coordinates));
}

/** Dovecot reads mail under another account. Where that one may not pass (a clone under /root), /var/tmp takes its place. */
async function enterable(path: string): Promise<string> {
  await mkdir(path, { recursive: true });
  const real = await realpath(path);
  for (let above = real; above !== '/'; above = dirname(above))
    if (!((await stat(above)).mode & OTHERS_MAY_ENTER))
      return `/var/tmp/tupai-demo-${createHash('sha1').update(real).digest('hex').slice(0, 8)}`;
  return real;
}
