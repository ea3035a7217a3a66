import { existsSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import type { Mailserver, TestUser } from '#e2e/mailserver/index.ts';
import { BareImap } from './bare-imap.ts';
import { BIG_MESSAGES, FOLDERS, HTML_MESSAGES, LOAD_SIZE, type BenchMailbox } from './bench-mailbox.ts';
import { bigMessage, htmlMessage, plainMessage, type BenchMessage } from './bench-message.ts';

/** Changes when the mail does: then everything is made again. */
const VERSION = 1;
const BATCH = 500;
const STANDARD_FOLDERS = 6;
export const PASSWORD = 'kenari';
export const TRANSFER_BYTES = 100_000_000;

type Fill = (client: BareImap) => Promise<void>;

/** Makes the account and, unless an earlier run did, its mail. Says how long that took. */
async function seed(server: Mailserver, name: string, mailLocation: string, fill: Fill): Promise<TestUser> {
  const stamp = join(server.dir, 'seeded', `${name}-${String(VERSION)}`);
  const user = await server.user({ name, password: PASSWORD, mailLocation });
  if (existsSync(stamp)) return user;
  await rm(join(server.dir, 'mail', user.address), { recursive: true, force: true });
  const began = Date.now();
  const client = await BareImap.open(server.imap.full, user.login, PASSWORD);
  await fill(client);
  await client.close();
  await mkdir(join(server.dir, 'seeded'), { recursive: true });
  await writeFile(stamp, '');
  console.log(`  ${name} filled in ${((Date.now() - began) / 1000).toFixed(1)} s`);
  return user;
}

const LOCATIONS = { Maildir: 'maildir:~/Maildir', mdbox: 'mdbox:~/mdbox' } as const;

/** Special messages first, so that the newest are plain ones. */
export const seedMailbox = (server: Mailserver, { user, format, size }: BenchMailbox): Promise<TestUser> =>
  seed(server, user, LOCATIONS[format], async (client) => {
    await appendAll(client, HTML_MESSAGES, htmlMessage, 20);
    await appendAll(client, BIG_MESSAGES, bigMessage, 1);
    await appendAll(client, size, plainMessage, BATCH);
  });

export const seedFolders = (server: Mailserver): Promise<TestUser> =>
  seed(server, 'folders', LOCATIONS.Maildir, async (client) => {
    for (let index = 0; index < FOLDERS - STANDARD_FOLDERS; index += 1) {
      const path =
        index % 10 === 0 ? `Project ${String(index)}` : `Project ${String(index - (index % 10))}/Part ${String(index)}`;
      await client.command(`CREATE "${path}"`);
      await client.command(`SUBSCRIBE "${path}"`);
      await client.append(path, [plainMessage(2 * index), plainMessage(2 * index + 1)]);
    }
  });

/** One message, with a very big attachment. */
export const seedTransfers = (server: Mailserver): Promise<TestUser> =>
  seed(server, 'transfers', LOCATIONS.Maildir, (client) =>
    appendAll(client, 1, (index) => bigMessage(index, TRANSFER_BYTES), 1),
  );

export const seedLoadPerson = (server: Mailserver, number: number): Promise<TestUser> =>
  seed(server, `load-${String(number)}`, LOCATIONS.Maildir, (client) =>
    appendAll(client, LOAD_SIZE, (index) => plainMessage(number * 100_000 + index), BATCH),
  );

async function appendAll(
  client: BareImap,
  count: number,
  make: (index: number) => BenchMessage,
  batch: number,
): Promise<void> {
  for (let start = 0; start < count; start += batch)
    await client.append(
      'INBOX',
      Array.from({ length: Math.min(batch, count - start) }, (_, index) => make(start + index)),
    );
}
