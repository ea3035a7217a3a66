import type { Locator, Page } from '@playwright/test';
import { rounded } from '../percentile.ts';
import type { UiRow } from '../row.ts';
import { bestOf } from './best-of.ts';
import { flingList } from './fling-list.ts';
import { paintedAfter } from './painted-after.ts';
import { ROWS, type Screen } from './screen.ts';
import { settle } from './settle.ts';
import { slowDown } from './slow-page.ts';
import { shiftOf } from './shift-of.ts';
import { weighPage } from './weigh-page.ts';

const TRIES = 3;
/** A phone on a slow line (shared with the peers' figures). */
const SLOW = { cpu: 4, latency: 150, bits: 1_600_000 };
const KB = 1000;
const SUBJECT = '#message';
const TEXT = '.reader:not([aria-busy]) .message-text';

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
  const shift = await shiftOf(page);
  await page.context().close();
  return [
    row('list page, scripts', weight.scriptBytes / KB, 'kB', 220),
    row('list page, everything, nothing kept', weight.bytes / KB, 'kB', 300),
    row('list page, requests, nothing kept', weight.requests, 'requests', 15),
    row('list page, layout shift while it loads', shift, 'shift', 0),
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
  await settle(page);
  const press = (key: string, selector: string, text: string | null): Promise<number> =>
    paintedAfter(page, 'keydown', () => page.keyboard.press(key), { selector, text });
  const archived = await bestOf(TRIES, async () => {
    const first = page.locator(ROWS).first();
    const uid = await first.getAttribute('data-uid');
    await first.focus();
    return press('e', `${ROWS}[data-uid="${uid ?? ''}"]`, null);
  });
  await page.locator(ROWS).first().click();
  await page.locator(TEXT).waitFor();
  const opened = await bestOf(TRIES, async () => {
    const subject = await textOf(page.locator(`${ROWS}[data-current] + tr .row-link`));
    await settle(page); // the neighbours are fetched meanwhile
    return press('j', SUBJECT, subject);
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
  let nth = -2; // not the neighbours of one that is open, which are fetched already; all of them in sight
  const header = await bestOf(TRIES, () => openMessage(page, (nth += 2), false));
  const opened = await bestOf(TRIES, () => openMessage(page, (nth += 2), true));
  await page.context().close();
  return [
    row('sign-in form to rows, slow phone', signedIn, 'ms', 2000),
    row('list page again, slow phone', reloaded, 'ms', 1000),
    row('open a message, slow phone, to its header', header, 'ms', 400),
    row('open a message, slow phone, to its text', opened, 'ms', 400),
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

/** Pressed without pointing at it first, so that nothing of it was fetched before. */
async function openMessage(page: Page, nth: number, whole: boolean): Promise<number> {
  await settle(page);
  const plain = page.locator(ROWS).filter({ hasNotText: /Newsletter|Recording/ }); // bench-message.ts names what is designed or large
  const link = plain.nth(nth).locator('.row-link');
  const subject = await textOf(link);
  await link.scrollIntoViewIfNeeded();
  await settle(page);
  const box = await link.boundingBox();
  if (!box) throw new Error('the row is not on the screen');
  const press = (): Promise<void> => page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
  const shown = { selector: SUBJECT, text: subject };
  return paintedAfter(page, 'pointerdown', press, shown, ...(whole ? [{ selector: TEXT, text: '' }] : []));
}
