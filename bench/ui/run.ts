// What the mailbox screen costs a browser; `npm run bench:ui` installs and builds first (bench/start.mjs).
import { join } from 'node:path';

import { chromium, type Browser, type Page } from '@playwright/test';
import { startMailserver, type RunningMailserver } from '#e2e/mailserver/index.ts';
import { listPage, loginPage } from '#lib/contract/index.ts';
import { benchDir } from '../bench-dir.ts';
import { benchMailboxes } from '../bench-mailbox.ts';
import { rounded } from '../percentile.ts';
import type { UiRow } from '../row.ts';
import { PASSWORD, seedMailbox } from '../seed-mailboxes.ts';
import { startTupai, type BenchTupai } from '../start-tupai.ts';
import { bestOf } from './best-of.ts';
import { flingList } from './fling-list.ts';
import { keepUiRows } from './keep-ui-rows.ts';
import { pressUntil } from './press-until.ts';
import { slowDown } from './slow-page.ts';
import { weighPage } from './weigh-page.ts';

const SIZE = 100_000;
const TRIES = 3;
/** A phone on a slow line (shared with the peers' figures). */
const SLOW = { cpu: 4, latency: 150, bits: 1_600_000 };
const KB = 1000;
const ROWS = '.list-scroll tbody tr[data-uid]';
const SUBJECT = '#message';

const server = await startMailserver({ dir: join(await benchDir(), 'mail'), keep: true });
let tupai: BenchTupai | undefined;
let browser: Browser | undefined;
try {
  const mailbox = benchMailboxes({ quick: false, million: false }).find(
    ({ format, size }) => format === 'mdbox' && size === SIZE,
  );
  if (!mailbox) throw new Error('no such mailbox');
  const { login } = await seedMailbox(server, mailbox);
  tupai = await startTupai(await benchDir(), 'tupai-ui', server.coordinates, server.imap.full);
  browser = await openBrowser();
  const rows = await measure(server, browser, tupai.origin, login);
  for (const { task, value, unit, limit } of rows)
    console.log(`${value > limit ? 'MISSED' : 'ok    '} ${task}: ${String(value)} ${unit} (at most ${String(limit)})`);
  await keepUiRows(rows);
} finally {
  await browser?.close();
  await tupai?.stop();
  await server.stop();
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

async function measure(mail: RunningMailserver, at: Browser, origin: string, login: string): Promise<UiRow[]> {
  const open = async (): Promise<Page> => (await at.newContext({ viewport: { width: 1440, height: 900 } })).newPage();
  const inbox = `${origin}${listPage('INBOX')}`;
  const rows: UiRow[] = [];
  const put = (task: string, value: number, unit: UiRow['unit'], limit: number): void =>
    void rows.push({ task, value: rounded(value), unit, limit });

  const page = await open();
  await signIn(page, origin, login);
  const weight = await weighPage(page, inbox);
  put('list page, scripts', weight.scriptBytes / KB, 'kB', 220);
  put('list page, everything, nothing kept', weight.bytes / KB, 'kB', 300);
  put('list page, requests, nothing kept', weight.requests, 'requests', 15);

  await slowDown(page, { cpu: SLOW.cpu });
  let [mostRows, shift] = [0, 0];
  const longest = await bestOf(TRIES, async () => {
    await page.goto(inbox);
    await page.locator(ROWS).first().waitFor();
    const fling = await flingList(page, 120);
    mostRows = Math.max(mostRows, fling.mostRows);
    shift = Math.max(shift, fling.shift);
    return fling.longestTask;
  });
  put('100,000 rows flung, longest task, 4 × slower', longest, 'ms', 50);
  put('100,000 rows flung, rows in the document', mostRows, 'rows', 200);
  put('100,000 rows flung, layout shift', shift, 'shift', 0);

  await slowDown(page, { latency: 300 });
  await page.goto(inbox);
  await page.locator(ROWS).first().waitFor();
  const archived = await bestOf(TRIES, async () => {
    const uid = await page.locator(ROWS).first().getAttribute('data-uid');
    await page.locator(ROWS).first().focus();
    return pressUntil(page, 'e', { selector: `${ROWS}[data-uid="${uid ?? ''}"]`, text: null });
  });
  put('key to painted result, every request 300 ms late', archived, 'ms', 100);

  await page.locator(ROWS).first().click();
  await page.locator(SUBJECT).waitFor();
  const opened = await bestOf(TRIES, async () => {
    const current = page.locator(`${ROWS}[data-current]`);
    const next = page.locator(`${ROWS}[data-current] + tr`);
    const subject = (await next.locator('.row-link').textContent()) ?? '';
    await current.waitFor();
    await page.waitForTimeout(1500); // the neighbours are fetched meanwhile
    return pressUntil(page, 'j', { selector: SUBJECT, text: subject.trim() });
  });
  put('next message, already prefetched, to its header', opened, 'ms', 50);
  await restore(mail, login);

  put('sign-in form to rows, slow phone', await bestOf(TRIES, () => timeSignIn(open, origin, login)), 'ms', 2000);
  const slow = await open();
  await signIn(slow, origin, login);
  await slowDown(slow, SLOW);
  const reload = async (): Promise<number> => {
    const began = performance.now();
    await slow.goto(inbox, { waitUntil: 'commit' });
    await slow.locator(ROWS).first().waitFor();
    return performance.now() - began;
  };
  await reload();
  put('list page again, slow phone', await bestOf(TRIES, reload), 'ms', 1000);
  let nth = 5;
  const readNext = async (): Promise<number> => {
    const row = slow.locator(ROWS).nth((nth += 6));
    const subject = (await row.locator('.row-link').textContent()) ?? '';
    const began = performance.now();
    await row.click();
    await slow.locator(SUBJECT).filter({ hasText: subject.trim() }).waitFor();
    return performance.now() - began;
  };
  await slow.waitForLoadState('networkidle').catch(() => undefined);
  put('open a message, slow phone', await bestOf(TRIES, readNext), 'ms', 400);
  return rows;
}

async function timeSignIn(open: () => Promise<Page>, origin: string, login: string): Promise<number> {
  const page = await open();
  await page.goto(`${origin}${loginPage()}`);
  await page.getByLabel(/user name/i).fill(login);
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await slowDown(page, SLOW);
  const began = performance.now();
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.locator(ROWS).first().waitFor();
  const took = performance.now() - began;
  await page.context().close();
  return took;
}

async function signIn(page: Page, origin: string, login: string): Promise<void> {
  await page.goto(`${origin}${loginPage()}`);
  await page.getByLabel(/user name/i).fill(login);
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.locator(ROWS).first().waitFor();
}

/** What was archived goes back, so that the next run finds what this one found. */
async function restore(mail: RunningMailserver, login: string): Promise<void> {
  const { BareImap } = await import('../bare-imap.ts');
  const client = await BareImap.open(mail.imap.full, login, PASSWORD);
  await client.select('Archive');
  if (client.exists > 0) await client.command('UID MOVE 1:* INBOX');
  await client.close();
}
