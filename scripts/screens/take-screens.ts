// Takes the pictures of docs/screens: starts a mail server with mail of our own and a Tupai, goes where pictures.ts says,
// and writes small PNGs. Started by scripts/screens.mjs.
//   node scripts/screens/take-screens.ts [--only <name>,<name>]
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { chromium, type BrowserContextOptions } from '@playwright/test';

import { startTupai } from '#e2e/fixtures/start-tupai.ts';
import { findFreePorts } from '#e2e/mailserver/find-free-ports.ts';
import { startMailserver } from '#e2e/mailserver/index.ts';
import { Tupai } from '#e2e/pages/tupai.ts';
import { fillMailbox } from '../demo-mail/index.ts';
import { PICTURES, type Picture } from './pictures.ts';
import { showMailbox } from './show-mailbox.ts';
import { shrinkPng } from './shrink-png.ts';

const TARGET = 'docs/screens';
const DEVICES = {
  desk: { viewport: { width: 1440, height: 900 }, deviceScaleFactor: 1.5 },
  tablet: { viewport: { width: 820, height: 1100 }, deviceScaleFactor: 1.5 },
  phone: { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, hasTouch: true, isMobile: true },
} as const satisfies Record<string, BrowserContextOptions>;

const { values } = parseArgs({ options: { only: { type: 'string' } } });
const wanted = new Set(values.only?.split(','));
const pictures = PICTURES.filter(({ name }) => wanted.size === 0 || wanted.has(name));

const dir = await mkdtemp(join(tmpdir(), 'tupai-screens-'));
await using cleanUp = new AsyncDisposableStack();
cleanUp.defer(() => rm(dir, { recursive: true, force: true }));
const mailserver = await startMailserver();
cleanUp.defer(() => mailserver.stop());
const user = await mailserver.user({ name: 'budi', displayName: 'Budi Santoso', quotaBytes: 1_000_000 });
await fillMailbox(user, showMailbox(new Date()));
const [port = 0] = await findFreePorts(1);
const server = await startTupai({
  name: 'screens',
  base: '',
  listener: 'full',
  dir,
  port,
  mailserver: mailserver.coordinates,
  settings: { TUPAI_TIME_SCALE: '1' },
});
cleanUp.defer(() => server.stop());
const browser = await chromium.launch({
  executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-background-networking', '--disable-sync', '--font-render-hinting=none'],
});
cleanUp.defer(() => browser.close());

await mkdir(TARGET, { recursive: true });
let total = 0;
for (const picture of pictures) {
  const png = shrinkPng(await take(picture));
  total += png.length;
  await writeFile(join(TARGET, `${picture.name}.png`), png);
  console.log(`${picture.name.padEnd(16)} ${String(Math.round(png.length / 1000)).padStart(4)} kB`);
}
console.log(`${'together'.padEnd(16)} ${String(Math.round(total / 1000)).padStart(4)} kB`);

/** Everything on the screen when it has come to rest. */
async function take({ on = 'desk', dark, contrast, mirrored, outside, show }: Picture): Promise<Buffer> {
  const context = await browser.newContext({
    baseURL: server.origin,
    locale: 'en-GB',
    timezoneId: 'Asia/Jakarta',
    colorScheme: dark ? 'dark' : 'light',
    contrast: contrast ? 'more' : 'no-preference',
    reducedMotion: 'reduce',
    ...DEVICES[on],
  });
  const tupai = new Tupai(await context.newPage(), '', true);
  if (!outside) await tupai.signIn(user);
  if (mirrored)
    await tupai.page.addInitScript(() => {
      document.addEventListener('DOMContentLoaded', () => (document.documentElement.dir = 'rtl'));
    });
  await show(tupai);
  await tupai.page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
  const png = await tupai.page.screenshot({ animations: 'disabled', caret: 'hide' });
  await context.close();
  return png;
}
