import type { Browser } from '@playwright/test';
import { FRAME_SANDBOX } from '#lib/html/index.ts';
import { expect, test } from '../fixtures/test.ts';
import { TURN, WHOLE } from './hostile-run.ts';
import { armed, payloads, sampleOf, type Payload } from './payloads/index.ts';
import { countRuns } from './probe.ts';
import { quietPage, type QuietPage } from './quiet-page.ts';
import { readPayloads, storeBodies } from './read-payloads.ts';
import { runInFrames } from './run-in-frames.ts';

const all = payloads();
const chosen = WHOLE ? all : sampleOf(all, 40, TURN);
const bodies = chosen.map((payload, id) => armed(payload, id));
const named = (ran: ReadonlySet<number>): Payload[] => [...ran].flatMap((id) => chosen[id] ?? []);
/** Bodies in one page without any policy, before it is given up. */
const AT_ONCE = 100;

/** More than one piece. */
const ROWS = '<table><tr><td><p>x</p></td></tr></table>'.repeat(60);

test.describe.configure({ timeout: WHOLE ? 3_600_000 : 240_000 });

/** A page without any policy. */
async function barePage(browser: Browser): Promise<QuietPage> {
  const context = await browser.newContext();
  const page = await context.newPage();
  const ran = await countRuns(page);
  await page.goto('about:blank');
  return { page, ran, context };
}

test('there are at least 2,000 hostile bodies, and where nothing hinders them they do run', async ({
  playwright,
  launchOptions,
}) => {
  expect(all.length).toBeGreaterThanOrEqual(2_000);
  const everything = new Set<number>();
  for (let first = 0; first < bodies.length; first += AT_ONCE) {
    const browser = await playwright.chromium.launch(launchOptions);
    const { page, ran } = await barePage(browser);
    const some = bodies.slice(first, first + AT_ONCE).map((html) => ({ html }));
    // Here nothing hinders them from leading the page away, closing it, or ending the browser either.
    await runInFrames(page, some, { touch: true }).catch(() => undefined);
    for (const id of ran) everything.add(id);
    await browser.close();
  }
  expect(everything.size).toBeGreaterThan(bodies.length / 5);
  const families = new Set(named(everything).map(({ family }) => family));
  expect(families.size).toBeGreaterThanOrEqual(4);
});

test('no hostile body runs in the reader, whatever one presses, and none in a bare page once it was cleaned', async ({
  newUser,
  signedIn,
  browser,
}) => {
  const user = await newUser();
  const addresses = await storeBodies(user, bodies);
  const { page, ran, context } = await quietPage(browser, await signedIn(user));
  const foreign: string[] = [];
  const home = new URL(page.url()).host;
  page.on('request', (request) => {
    const { protocol, host } = new URL(request.url());
    if (/^(?:https?|wss?|ftp):$/.test(protocol) && host !== home) foreign.push(request.url());
  });
  const shown = await readPayloads(page, addresses);
  expect(shown).toHaveLength(bodies.length);
  expect(named(ran)).toEqual([]);
  expect(foreign).toEqual([]);
  expect(new URL(page.url()).host).toBe(home);
  await context.close();

  const bare = await barePage(browser); // the sanitiser alone: no frame, no policy
  await runInFrames(bare.page, shown, { touch: false });
  expect(named(bare.ran)).toEqual([]);
  await bare.context.close();
});

test('no hostile body runs in a long letter, which comes in pieces', async ({ newUser, signedIn, browser }) => {
  const user = await newUser();
  const long = (WHOLE ? bodies : bodies.slice(0, 30)).map((html) => `<div>${ROWS}${html}${ROWS}</div>`);
  const addresses = await storeBodies(user, long);
  const { page, ran, context } = await quietPage(browser, await signedIn(user));
  expect(await readPayloads(page, addresses)).toHaveLength(long.length);
  expect(named(ran)).toEqual([]);
  await context.close();
});

test('no hostile body runs in the frame of a message when nobody cleaned it', async ({
  newUser,
  signedIn,
  browser,
}) => {
  const tupai = await signedIn(await newUser());
  const { page, ran, context } = await quietPage(browser, tupai);
  const src = new URL('/frame', page.url()).href;
  await runInFrames(
    page,
    bodies.map((html) => ({ html })),
    { frame: { src, sandbox: FRAME_SANDBOX }, touch: true },
  );
  expect(named(ran)).toEqual([]);

  // As a whole document of the server, too, whose scripts a browser would run by itself; the policy of the answer is all there is.
  const empty = await page.request.get(src);
  const policy = empty.headers()['content-security-policy'] ?? '';
  await page.route('**/frame?raw=*', (route) => {
    const nth = Number(new URL(route.request().url()).searchParams.get('raw'));
    const headers = { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': policy };
    return route.fulfill({
      status: 200,
      headers,
      body: `<!doctype html><html><body>${bodies[nth] ?? ''}</body></html>`,
    });
  });
  for (let first = 0; first < bodies.length; first += 60)
    await page.evaluate(
      async ({ from, to, address }) => {
        const open = async (nth: number): Promise<void> => {
          const element = document.createElement('iframe');
          const loaded = new Promise((resolve) => element.addEventListener('load', resolve, { once: true }));
          element.src = `${address}?raw=${String(nth)}`;
          document.body.append(element);
          await Promise.race([loaded, new Promise((resolve) => setTimeout(resolve, 3_000))]);
          element.remove();
        };
        await Promise.all(Array.from({ length: to - from }, (_, at) => open(from + at)));
      },
      { from: first, to: Math.min(first + 60, bodies.length), address: src },
    );
  expect(named(ran)).toEqual([]);
  await context.close();
});
