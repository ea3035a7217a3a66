// What the mailbox screen and the letters in it cost a browser; `npm run bench:ui` installs and builds first (bench/start.mjs).
//   --letters    those of letters and of writing alone; writes nothing
import { join } from 'node:path';

import { chromium, type Browser } from '@playwright/test';
import { startMailserver, type RunningMailserver } from '#e2e/mailserver/index.ts';
import { benchDir } from '../bench-dir.ts';
import { benchMailboxes } from '../bench-mailbox.ts';
import type { UiRow } from '../row.ts';
import { PASSWORD, seedMailbox } from '../seed-mailboxes.ts';
import { startTupai, type BenchTupai } from '../start-tupai.ts';
import { keepUiRows } from './keep-ui-rows.ts';
import { fillLetters, measureLetters } from './measure-letters.ts';
import { flingRows, measureSlowPhone, pressKeys, weighList } from './measure-screen.ts';
import { measureWriting } from './measure-writing.ts';
import { Screen } from './screen.ts';

const SIZE = 100_000;

const server = await startMailserver({ dir: join(await benchDir(), 'mail'), keep: true });
let tupai: BenchTupai | undefined;
let browser: Browser | undefined;
try {
  tupai = await startTupai(await benchDir(), 'tupai-ui', server.coordinates, server.imap.full);
  browser = await openBrowser();
  const reader = await fillLetters(server);
  const rows = await measureLetters(new Screen(browser, tupai.origin, reader.login), tupai, reader);
  rows.push(...(await measureWriting(new Screen(browser, tupai.origin, reader.login))));
  if (!process.argv.includes('--letters')) rows.unshift(...(await measureList(server, tupai, browser)));
  for (const { task, value, unit, limit } of rows)
    console.log(`${value > limit ? 'MISSED' : 'ok    '} ${task}: ${String(value)} ${unit} (at most ${String(limit)})`);
  if (!process.argv.includes('--letters')) await keepUiRows(rows);
} finally {
  await browser?.close();
  await tupai?.stop();
  await server.stop();
}

async function measureList(
  mail: RunningMailserver,
  { origin }: BenchTupai,
  chromiumBrowser: Browser,
): Promise<UiRow[]> {
  const mailbox = benchMailboxes({ quick: false, million: false }).find(
    ({ format, size }) => format === 'mdbox' && size === SIZE,
  );
  if (!mailbox) throw new Error('no such mailbox');
  const { login } = await seedMailbox(mail, mailbox);
  const screen = new Screen(chromiumBrowser, origin, login);
  const rows = [...(await weighList(screen)), ...(await flingRows(screen))];
  try {
    rows.push(...(await pressKeys(screen)));
  } finally {
    await restore(mail, login); // the next run finds what this one found
  }
  return [...rows, ...(await measureSlowPhone(screen))];
}

function openBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-quic',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}

/** What was archived goes back, so that the next run finds what this one found. */
async function restore(mail: RunningMailserver, login: string): Promise<void> {
  const { BareImap } = await import('../bare-imap.ts');
  const client = await BareImap.open(mail.imap.full, login, PASSWORD);
  await client.select('Archive');
  if (client.exists > 0) await client.command('UID MOVE 1:* INBOX');
  await client.close();
}
