import { composePage, readMailPlace } from '#lib/contract/index.ts';
import { expect, test } from '../fixtures/test.ts';
import { Composer } from '../pages/composer.ts';
import { TURN, WHOLE } from './hostile-run.ts';
import { armed, payloads, sampleOf } from './payloads/index.ts';
import { touchEverything } from './probe.ts';
import { quietPage } from './quiet-page.ts';
import { storeBodies } from './read-payloads.ts';

const all = payloads();
const chosen = WHOLE ? sampleOf(all, 5, TURN) : sampleOf(all, 400, TURN);
const MODES = ['reply', 'forward', 'edit-as-new'] as const;

test.describe.configure({ timeout: WHOLE ? 3_600_000 : 240_000 });

test('no hostile body runs where it is answered, forwarded or edited, whatever one presses in the text', async ({
  newUser,
  signedIn,
  browser,
}) => {
  const user = await newUser();
  const bodies = chosen.map((payload, id) => `<p>Halo</p>${armed(payload, id)}`);
  const addresses = await storeBodies(user, bodies);
  const tupai = await signedIn(user);
  await tupai.openSettings();
  await tupai.page.getByLabel('Write new messages as').selectOption('Text with formatting');
  await tupai.page.getByRole('button', { name: 'Save settings' }).click();
  await expect(tupai.note).toContainText('Saved');
  const { page, ran, context } = await quietPage(browser, tupai);
  for (const [nth, body] of addresses.entries()) {
    const place = readMailPlace(body);
    if (!place?.message) throw new Error('no message');
    const mode = MODES[nth % MODES.length] ?? 'reply';
    const address = composePage({ mode, mailbox: place.mailbox, message: place.message });
    await page.goto(new URL(address, page.url()).href);
    const text = new Composer(page, true).rich;
    await expect(text).toBeVisible();
    await text.focus();
    await text.press('End');
    // The text is written in a frame of its own: everything in there.
    await page.evaluate(`(${touchFrames.toString()})(${touchEverything.toString()})`);
  }
  expect([...ran].map((id) => chosen[id])).toEqual([]);
  await context.close();
});

/** Runs in the browser. */
function touchFrames(touch: typeof touchEverything): void {
  for (const frame of document.querySelectorAll('iframe')) if (frame.contentDocument) touch(frame.contentDocument);
}
