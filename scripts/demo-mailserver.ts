// The mail server of the demo: starts it over a kept directory, fills two mailboxes the first time, prints its coordinates
// as one line of JSON and stays until it is told to end.
//   node scripts/demo-mailserver.ts <directory> <password> [--fresh]
import { existsSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { enterableDir, startMailserver, type Mailserver, type TestUser } from '#e2e/mailserver/index.ts';
import { demoMailbox, OWNERS, type Owner } from './demo-mail/index.ts';

const [wanted = '.demo/mail', password = '', ...flags] = process.argv.slice(2);
const dir = await enterableDir(wanted);
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
  await Promise.all(owners.map((owner, index) => fill(users[index], owner, now)));
  await writeFile(filled, now.toISOString());
}
announce(server);

async function fill(user: TestUser | undefined, owner: Owner, now: Date): Promise<void> {
  if (!user) throw new Error(`There is no account for ${owner}.`);
  const socket = await user.imap();
  const present = new Set(await socket.mailboxes());
  for (const message of demoMailbox(owner, now)) {
    if (!present.has(message.mailbox)) await socket.createMailbox(message.mailbox);
    present.add(message.mailbox);
    await socket.append(message.mailbox, Buffer.from(message.source), [...message.flags], message.date);
  }
  await socket.logout();
}

function announce({ coordinates }: Mailserver): void {
  console.log(JSON.stringify(coordinates));
}
