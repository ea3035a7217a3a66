import type { CDPSession, Page } from '@playwright/test';
import { settingsPage } from '#lib/contract/index.ts';
import { percentile, rounded } from '../percentile.ts';
import type { UiRow } from '../row.ts';
import { ROWS, type Screen } from './screen.ts';
import { settle } from './settle.ts';
import { slowDown } from './slow-page.ts';

const KEYS = 100;
const SLOWER = 4;
const KB = 1000;
const FRAME = 'form.composer iframe';

/** What one key costs a page; milliseconds. */
interface Press {
  /** Script, style and layout of the whole page. */
  readonly work: number;
  /** From the key to the frame that shows it. */
  readonly painted: number;
}

/** What writing costs: an answer with formatting below which a designed letter of 100 kB is quoted (measure-letters.ts, "Kabar"). */
export async function measureWriting(screen: Screen): Promise<UiRow[]> {
  const page = await screen.open();
  await screen.signIn(page);
  await page.goto(new URL(settingsPage(), screen.inbox).href);
  await page.getByLabel('Write new messages as').selectOption('html');
  await page.getByRole('button', { name: 'Save settings' }).click();
  await page.getByText('Saved').first().waitFor();
  await screen.openInbox(page);
  await page.locator(ROWS).filter({ hasText: 'Kabar 1' }).first().click();
  const reply = page.locator('.reply-field');
  await reply.waitFor();
  await settle(page);
  const session = await page.context().newCDPSession(page);
  const editor = await weighScripts(session, async () => {
    await reply.click();
    await page.frameLocator(FRAME).getByRole('textbox').waitFor();
    await settle(page);
  });
  await slowDown(page, { cpu: SLOWER });
  const presses: Press[] = [];
  await page.frameLocator(FRAME).getByRole('textbox').press('Control+Home');
  for (let nth = 0; nth < KEYS; nth += 1) presses.push(await pressKey(page, session, 'abcde '[nth % 6] ?? 'a'));
  await page.context().close();
  const p95 = (of: (press: Press) => number): number => rounded(percentile(presses.map(of), 0.95));
  return [
    {
      task: 'editor and composer, scripts fetched with the first answer',
      value: rounded(editor / KB),
      unit: 'kB',
      limit: 120,
    },
    {
      task: 'key in an answer that quotes 100 kB, script, style and layout, p95, 4 × slower',
      value: p95(({ work }) => work),
      unit: 'ms',
      limit: 16,
    },
    {
      task: 'key in an answer that quotes 100 kB, to its paint, p95, 4 × slower',
      value: p95(({ painted }) => painted),
      unit: 'ms',
      limit: 50,
    },
  ];
}

/** Octets of packed scripts that came while something was done. */
async function weighScripts(session: CDPSession, act: () => Promise<void>): Promise<number> {
  await session.send('Network.enable');
  const scripts = new Set<string>();
  let octets = 0;
  session.on('Network.responseReceived', ({ requestId, type }) => type === 'Script' && scripts.add(requestId));
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    if (scripts.has(requestId)) octets += encodedDataLength;
  });
  await act();
  return octets;
}

async function pressKey(page: Page, session: CDPSession, key: string): Promise<Press> {
  await page.evaluate((selector) => {
    const letter = document.querySelector<HTMLIFrameElement>(selector)?.contentDocument;
    if (!letter) throw new Error('there is no editor');
    const painted = new Promise<number>((resolve) => {
      const onKey = (): void => {
        const began = performance.now();
        requestAnimationFrame(() => {
          const { port1, port2 } = new MessageChannel(); // what is posted in a frame is heard after it was painted
          port1.onmessage = () => resolve(performance.now() - began);
          port2.postMessage(null);
        });
      };
      letter.addEventListener('keydown', onKey, { once: true, capture: true });
    });
    Object.assign(window, { painted });
  }, FRAME);
  const before = await workOf(session);
  await page.keyboard.press(key);
  const painted = await page.evaluate(() => (window as unknown as { painted: Promise<number> }).painted);
  return { work: (await workOf(session)) - before, painted };
}

/** Milliseconds that the page has worked since it was opened. */
async function workOf(session: CDPSession): Promise<number> {
  await session.send('Performance.enable');
  const { metrics } = await session.send('Performance.getMetrics');
  const seconds = (name: string): number => metrics.find((one) => one.name === name)?.value ?? 0;
  return (seconds('ScriptDuration') + seconds('RecalcStyleDuration') + seconds('LayoutDuration')) * 1000;
}
