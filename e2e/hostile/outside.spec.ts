import type { Page } from '@playwright/test';
import { messagePage } from '#lib/contract/pages.ts';
import { expect, test } from '../fixtures/test.ts';
import { rawMessage, type TestUser } from '../mailserver/index.ts';
import { TURN, WHOLE } from './hostile-run.ts';
import { catchesClicksOutside, countOutside, takePicture } from './painted-outside.ts';
import { overTheEdge, sampleOf } from './payloads/index.ts';

const all = overTheEdge();
const chosen = WHOLE ? all : sampleOf(all, 20, TURN);
const PHONE = { width: 390, height: 844 };
const FRAME = 'iframe.body-frame';

test.describe.configure({ timeout: WHOLE ? 3_600_000 : 240_000 });

for (const scripts of [true, false])
  test.describe(`with scripts ${scripts ? 'on' : 'off'}`, () => {
    test.use({ scripts });

    test('not a pixel outside its box is changed by the body of a message, and no press there lands in it', async ({
      newUser,
      signedIn,
      browser,
    }) => {
      const user = await newUser();
      const [first, ...hostile] = await store(user, ['Biasa', ...chosen.map(({ html }) => html)]);
      for (const view of ['html', 'print'] as const) {
        const viewport = view === 'print' ? { width: 1440, height: 900 } : PHONE; // alone on the screen in both
        const [shown, harmless] = [await signedIn(user, { viewport }), await signedIn(user, { viewport })];
        await open(harmless.page, messagePage('INBOX', first ?? NOWHERE, { view }));
        const wrong: string[] = [];
        for (const [nth, ref] of hostile.entries()) {
          await open(shown.page, messagePage('INBOX', ref, { view }));
          const [one, other] = [bodyOf(shown.page), bodyOf(harmless.page)];
          // As high as the other: what stands below it must stand in the same place.
          const height = await one.evaluate((frame) => getComputedStyle(frame).height);
          await other.evaluate((frame, value) => frame.style.setProperty('height', value, 'important'), height);
          let found = { changed: -1, looked: 0 };
          for (let tries = 0; tries < 5 && found.changed !== 0; tries += 1)
            found = await countOutside(
              browser,
              await takePicture(shown.page, one),
              await takePicture(harmless.page, other),
            );
          const caught = await catchesClicksOutside(shown.page, FRAME);
          if (found.changed !== 0 || caught) wrong.push(`${view} ${String(found.changed)} ${chosen[nth]?.html ?? ''}`);
          expect(found.looked).toBeGreaterThan(10_000);
        }
        expect(wrong).toEqual([]);
      }
    });
  });

const NOWHERE = { uidValidity: 1, uid: 1 };
const bodyOf = (page: Page) => page.locator(FRAME).filter({ visible: true });

async function open(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await expect(page.locator('.body-place[aria-busy="true"]').filter({ visible: true })).toHaveCount(0);
  await expect(bodyOf(page)).toBeVisible();
}

/** Messages that differ in nothing but their bodies, their size included, with one more at either end, so that each has neighbours. */
async function store(
  user: TestUser,
  bodies: readonly string[],
): Promise<{ readonly uidValidity: number; readonly uid: number }[]> {
  const same = {
    subject: 'Surat',
    from: 'Jahat <jahat@x.test>',
    to: user.address,
    date: new Date('2026-01-02T03:04:05Z'),
    messageId: '<sama@x.test>',
  };
  const socket = await user.imap();
  const raws = ['Tepi', ...bodies, 'Tepi'].map((html) => rawMessage({ ...same, html }));
  const largest = Math.max(...raws.map((raw) => raw.length));
  for (const raw of raws)
    // Answered: so that each offers its conversation, however many others are newer.
    await socket.append('INBOX', Buffer.from(padding(largest - raw.length) + raw), ['\\Seen', '\\Answered'], same.date);
  const { untagged } = await socket.command('SELECT INBOX');
  const uidValidity = Number(/UIDVALIDITY (\d+)/.exec(untagged.join('\n'))?.[1]);
  const uids = await socket.uids('INBOX');
  await socket.logout();
  return uids.slice(1, -1).map((uid) => ({ uidValidity, uid }));
}

/** Header fields that say nothing, 100 octets and so many more. */
function padding(more: number): string {
  const field = (octets: number): string => `X-Padding: ${'x'.repeat(octets - 'X-Padding: \r\n'.length)}\r\n`;
  return field(900).repeat(Math.floor(more / 900)) + field(100 + (more % 900));
}
