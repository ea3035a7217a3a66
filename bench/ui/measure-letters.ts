import type { Page } from '@playwright/test';
import * as contract from '#lib/contract/index.ts';
import { encodeMessageKey } from '#lib/mail/message-ref.ts';
import type { Mailserver, TestUser } from '#e2e/mailserver/index.ts';
import { rounded } from '../percentile.ts';
import { forgetPeak, peakMb, processCpuMs, residentMb } from '../process-figures.ts';
import type { UiRow } from '../row.ts';
import { PASSWORD } from '../seed-mailboxes.ts';
import type { BenchTupai } from '../start-tupai.ts';
import { TupaiClient } from '../tupai-client.ts';
import { bestOf } from './best-of.ts';
import { NESTED, newsletter } from './letters.ts';
import { ROWS, type Screen } from './screen.ts';
import { settle } from './settle.ts';
import { slowDown } from './slow-page.ts';

const TRIES = 3;
const SLOWER = 4;
const CALLS = 300;
/** That are opened once, by nobody else before. */
const NEW_LETTERS = 90;
const NEW_MAILBOX = 'Archive';
const KB = 1000;

/** How a letter came to be shown; milliseconds. */
interface Shown {
  /** From the last of its bytes to the frame that shows its beginning, at least a screenful. */
  readonly painted: number;
  /** The same until all of it is there. */
  readonly whole: number;
  /** The longest time in which no key was heard; 0 when it was never more than 50. */
  readonly longestTask: number;
}

/** Somebody who gets designed letters, small, large and hostile. */
export async function fillLetters(server: Mailserver): Promise<TestUser> {
  const user = await server.user({ password: PASSWORD });
  for (let nth = 1; nth <= TRIES; nth += 1) {
    await user.append('INBOX', { subject: `Kabar ${String(nth)}`, html: newsletter(100 * KB) }, ['\\Seen']);
    await user.append('INBOX', { subject: `Katalog ${String(nth)}`, html: newsletter(1000 * KB) }, ['\\Seen']);
    await user.append('INBOX', { subject: `Jahat ${String(nth)}`, html: NESTED }, ['\\Seen']);
  }
  for (let nth = 1; nth <= NEW_LETTERS; nth += 1)
    await user.append(NEW_MAILBOX, { subject: `Kabar ${String(nth)}`, html: newsletter(100 * KB) }, ['\\Seen']);
  return user;
}

/** What designed letters cost the browser, at a quarter of its speed, and the server. */
export async function measureLetters(screen: Screen, tupai: BenchTupai, user: TestUser): Promise<UiRow[]> {
  const page = await screen.open();
  await screen.signIn(page);
  const open = async (name: string, nth: number): Promise<Shown> => {
    await slowDown(page, {});
    await screen.openInbox(page);
    await page.mouse.move(1, 1); // a hand is there before it presses: what shows messages comes then, and is not a letter's time
    await settle(page);
    await slowDown(page, { cpu: SLOWER });
    return openLetter(page, `${name} ${String(nth)}`);
  };
  let nth = 0;
  const small = await bestOf(TRIES, async () => (await open('Kabar', (nth += 1))).painted);
  nth = 0;
  let begun = Infinity;
  let longest = Infinity;
  const large = await bestOf(TRIES, async () => {
    const { painted, whole, longestTask } = await open('Katalog', (nth += 1));
    begun = Math.min(begun, painted);
    longest = Math.min(longest, longestTask);
    return whole;
  });
  await page.context().close();
  const row = (task: string, value: number, unit: UiRow['unit'], limit: number): UiRow => ({
    task,
    value: rounded(value),
    unit,
    limit,
  });
  return [
    row('newsletter of 100 kB, from its bytes to the screen, 4 × slower', small, 'ms', 150),
    row('letter of 1 MB, from its bytes to its first screenful, 4 × slower', begun, 'ms', 500),
    row('letter of 1 MB, from its bytes until all of it is there, 4 × slower', large, 'ms', 1500),
    row('letter of 1 MB, longest time without an ear for keys, 4 × slower', longest, 'ms', 200),
    ...(await askServer(tupai, user, row)),
  ];
}

/** Presses a row that nothing pointed at before, so that nothing of it is there. */
async function openLetter(page: Page, subject: string): Promise<Shown> {
  const link = page.locator(ROWS).filter({ hasText: subject }).locator('.row-link');
  const box = await link.boundingBox();
  if (!box) throw new Error(`${subject} is not on the screen`);
  const message = (await link.getAttribute('href'))?.split(/[/?#]/)[3] ?? '';
  await page.evaluate(
    ({ wanted, message: key, limit }) => {
      let longestTask = 0;
      const tasks = new PerformanceObserver((list) => {
        for (const { duration } of list.getEntries()) longestTask = Math.max(longestTask, duration);
      });
      tasks.observe({ type: 'longtask' });
      const shown = new Promise<Shown>((resolve, reject) => {
        setTimeout(() => reject(new Error(`${wanted} was not shown`)), limit);
        /** When the frame that is being made was painted, counted from the last byte. */
        const paintedNow = (): Promise<number> =>
          new Promise((told) => {
            const { port1, port2 } = new MessageChannel();
            port1.onmessage = () => {
              const now = performance.now();
              const came = performance
                .getEntriesByType('resource')
                .map((entry) => entry as PerformanceResourceTiming)
                .filter(({ name }) => /\/api\/message(?:\/html)?\?/.test(name))
                .filter(({ name }) => new URL(name).searchParams.get('message') === key) // neighbours are fetched ahead
                .map(({ responseEnd }) => responseEnd);
              told(now - Math.max(...came));
            };
            port2.postMessage(null); // heard after that frame
          });
        let painted: Promise<number> | undefined;
        const look = (): void => {
          const place = document.querySelector('.body-place:not(.invisible)');
          if (!place || document.querySelector('#message')?.textContent?.trim() !== wanted)
            return void requestAnimationFrame(look);
          painted ??= paintedNow();
          if (place.ariaBusy !== 'false') return void requestAnimationFrame(look);
          const times = Promise.all([painted, paintedNow()]);
          // A long task is told of when the next one begins; those after the last paint count, too.
          setTimeout(() => void times.then(([first, whole]) => resolve({ painted: first, whole, longestTask })), 1_000);
        };
        document.addEventListener('pointerdown', () => requestAnimationFrame(look), { once: true, capture: true });
      });
      Object.assign(window, { shown });
    },
    { wanted: subject, message, limit: 60_000 },
  );
  await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
  return page.evaluate(() => (window as unknown as { shown: Promise<Shown> }).shown);
}

async function askServer(
  tupai: BenchTupai,
  user: TestUser,
  row: (task: string, value: number, unit: UiRow['unit'], limit: number) => UiRow,
): Promise<UiRow[]> {
  const client = new TupaiClient(tupai.origin);
  await client.signIn(user.login, PASSWORD);
  const uidValidity = await uidValidityOf(user, 'INBOX');
  const uids = await user.uids('INBOX');
  const letter = { mailbox: 'INBOX', message: encodeMessageKey({ uidValidity, uid: uids[0] ?? 0 }), withHtml: 1 };
  const { html } = contract.MessageView.parse(await client.read(contract.readMessage.path, letter));
  /** All that a browser asks: what does not come along costs a request of its own. */
  const openAll = async (letters: readonly (typeof letter)[]): Promise<number> => {
    const before = processCpuMs(tupai.pid);
    for (const one of letters) {
      await client.get(contract.readMessage.path, one);
      if (html === undefined) await client.get(contract.readHtmlBody.path, one);
    }
    return (processCpuMs(tupai.pid) - before) / letters.length;
  };
  const same = Array.from({ length: CALLS }, () => letter);
  await openAll(same);
  const again = await bestOf(TRIES, () => openAll(same));

  // Opened from their list, as people do.
  await client.get(contract.listMessages.path, { mailbox: NEW_MAILBOX, limit: NEW_LETTERS });
  const newValidity = await uidValidityOf(user, NEW_MAILBOX);
  const fresh = (await user.uids(NEW_MAILBOX)).map((uid) => ({
    ...letter,
    mailbox: NEW_MAILBOX,
    message: encodeMessageKey({ uidValidity: newValidity, uid }),
  }));
  const first = await bestOf(TRIES, () => openAll(fresh.splice(0, NEW_LETTERS / TRIES)));

  const rest = residentMb(tupai.pid);
  forgetPeak(tupai.pid);
  const hostile = { uidValidity, uid: uids[2] ?? 0 };
  const { origin, cookie } = client.identity;
  // The frame may say that this cannot be shown: then the text below it is what one reads.
  const readable = await bestOf(TRIES, async () => {
    const began = performance.now();
    for (const path of [contract.messagePage('INBOX', hostile, { view: 'html' }), contract.bodyFrame('INBOX', hostile)])
      await (await fetch(`${origin}${path}`, { headers: { cookie } })).text();
    return performance.now() - began;
  });
  const grown = peakMb(tupai.pid) - rest;
  await client.signOut();
  return [
    row('CPU of the server to open a newsletter of 100 kB, scripts on, for the first time', first, 'ms', 3),
    row('the same again', again, 'ms', 3),
    row('100 kB of nested elements without scripts, until it can be read', readable, 'ms', 5000),
    row('the same, memory that cleaning it takes', grown, 'MB', 512),
  ];
}

async function uidValidityOf(user: TestUser, mailbox: string): Promise<number> {
  const socket = await user.imap();
  const { untagged } = await socket.command(`SELECT ${mailbox}`);
  await socket.logout();
  return Number(/UIDVALIDITY (\d+)/.exec(untagged.join('\n'))?.[1]);
}
