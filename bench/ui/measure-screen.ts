import type { Locator, Page } from '@playwright/test';
import { rounded } from '../percentile.ts';
import type { UiRow } from '../row.ts';
import { bestOf } from './best-of.ts';
import { flingList } from './fling-list.ts';
import { pressUntil } from './press-until.ts';
import { ROWS, type Screen } from './screen.ts';
import { settle } from './settle.ts';
import { slowDown } from './slow-page.ts';
import { weighPage } from './weigh-page.ts';

const TRIES = 3;
/** A phone on a slow line (shared with the peers' figures). */
const SLOW = { cpu: 4, latency: 150, bits: 1_600_000 };
const KB = 1000;
const SUBJECT = '#message';

const row = (task: string, value: number, unit: UiRow['unit'], limit: number): UiRow => ({
  task,
  value: rounded(value),
  unit,
  limit,
});

const textOf = async (locator: Locator): Promise<string> => ((await locator.textContent()) ?? '').trim();

/** What the list page brings over the wire. */
export async function weighList(screen: Screen): Promise<UiRow[]> {
  const page = await screen.open();
  await screen.signIn(page);
  const weight = await weighPage(page, screen.inbox);
  await page.context().close();
  return [
    row('list page, scripts', weight.scriptBytes / KB, 'kB', 220),
    row('list page, everything, nothing kept', weight.bytes / KB, 'kB', 300),
    row('list page, requests, nothing kept', weight.requests, 'requests', 15),
  ];
}

/** The list thrown down its 100,000 rows. */
export async function flingRows(screen: Screen): Promise<UiRow[]> {
  const page = await screen.open();
  await screen.signIn(page);
  let [mostRows, shift] = [0, 0];
  const longest = await bestOf(TRIES, async () => {
    await slowDown(page, {});
    await screen.openInbox(page);
    await settle(page);
    await slowDown(page, { cpu: SLOW.cpu });
    const fling = await flingList(page, 120);
    mostRows = Math.max(mostRows, fling.mostRows);
    shift = Math.max(shift, fling.shift);
    return fling.longestTask;
  });
  await page.context().close();
  return [
    row('100,000 rows flung, longest task, 4 × slower', longest, 'ms', 50),
    row('100,000 rows flung, rows in the document', mostRows, 'rows', 200),
    row('100,000 rows flung, layout shift', shift, 'shift', 0),
  ];
}

/** What keys cost while every request is 300 ms late. */
export async function pressKeys(screen: Screen): Promise<UiRow[]> {
  const page = await screen.open();
  await screen.signIn(page);
  await slowDown(page, { latency: 300 });
  await screen.openInbox(page);
  const archived = await bestOf(TRIES, async () => {
    const first = page.locator(ROWS).first();
    const uid = await first.getAttribute('data-uid');
    await first.focus();
    await page.keyboard.press('Home'); // focus alone does not make it the row that keys act on
    return pressUntil(page, 'e', { selector: `${ROWS}[data-uid="${uid ?? ''}"]`, text: null });
  });
  await page.locator(ROWS).first().click();
  await page.locator(SUBJECT).waitFor();
  const opened = await bestOf(TRIES, async () => {
    const subject = await textOf(page.locator(`${ROWS}[data-current] + tr .row-link`));
    await page.waitForTimeout(1500); // the neighbours are fetched meanwhile
    return pressUntil(page, 'j', { selector: SUBJECT, text: subject });
  });
  await page.context().close();
  return [
    row('key to painted result, every request 300 ms late', archived, 'ms', 100),
    row('next message, already prefetched, to its header', opened, 'ms', 50),
  ];
}

/** The screen on a slow phone. */
export async function measureSlowPhone(screen: Screen): Promise<UiRow[]> {
  const signedIn = await bestOf(TRIES, async () => {
    const page = await screen.open();
    const took = await screen.signIn(page, SLOW);
    await page.context().close();
    return took;
  });
  const page = await screen.open();
  await screen.signIn(page);
  await settle(page);
  await slowDown(page, SLOW);
  const reloaded = await bestOf(TRIES, () => reload(page, screen));
  await page.locator(`${ROWS}[aria-rowindex]`).first().waitFor();
  let nth = 0;
  const opened = await bestOf(TRIES, () => openMessage(page, (nth += 4)));
  await page.context().close();
  return [
    row('sign-in form to rows, slow phone', signedIn, 'ms', 2000),
    row('list page again, slow phone', reloaded, 'ms', 1000),
    row('open a message, slow phone', opened, 'ms', 400),
  ];
}

async function reload(page: Page, screen: Screen): Promise<number> {
  const began = performance.now();
  await page.goto(screen.inbox, { waitUntil: 'commit' });
  await page.locator(ROWS).first().waitFor();
  const took = performance.now() - began;
  await settle(page);
  return took;
}

async function openMessage(page: Page, nth: number): Promise<number> {
  await settle(page);
  const link = page.locator(ROWS).nth(nth).locator('.row-link');
  const subject = await textOf(link);
  const began = performance.now();
  await link.click();
  await page.locator(SUBJECT).filter({ hasText: subject }).waitFor();
  return performance.now() - began;
}
