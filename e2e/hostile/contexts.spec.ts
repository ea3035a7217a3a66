import type { Page } from '@playwright/test';
import { listPage, messagePage } from '#lib/contract/pages.ts';
import { expect, test } from '../fixtures/test.ts';
import type { Tupai } from '../pages/tupai.ts';
import { fillMailbox } from './contexts/fill-mailbox.ts';
import { hostileMessage } from './contexts/hostile-message.ts';
import { SCREENS, type Places } from './contexts/screens.ts';
import { elementsOf, landmarksOf } from './contexts/elements-of.ts';
import { shapeOf } from './contexts/shape-of.ts';
import { TURN, WHOLE } from './hostile-run.ts';
import { armed, contextBreaks, sampleOf } from './payloads/index.ts';
import { countRuns } from './probe.ts';

const all = contextBreaks();
const told = all.map((payload, id) => ({ family: payload.family, text: armed(payload, id) }));
/** These must begin a field, or are long enough by themselves. */
const isAlone = ({ family }: { readonly family: string }): boolean => family === 'address' || family === 'long';
const AT_ONCE = 6;
/** Several at once, because what ends one context leaves the others open; in every run one of each family. */
const texts = WHOLE
  ? [...told.filter(isAlone).map(({ text }) => text), ...inGroups(told.filter((one) => !isAlone(one)))]
  : inGroups(sampleOf(told, 30, TURN).filter(({ family }) => family !== 'long'));

function inGroups(some: readonly { readonly text: string }[]): string[] {
  const count = Math.ceil(some.length / AT_ONCE);
  return Array.from({ length: count }, (_, group) =>
    some
      .filter((_one, nth) => nth % count === group)
      .map(({ text }) => text)
      .join(' '),
  );
}
/**
 * As long, of as many words, and harmless: without the signs in which pages, scripts and styles are written. What makes Tupai speak
 * (addresses, hidden signs) stays, so that it says the same of both.
 */
const harmless = (text: string): string => text.replace(/\s/g, ' ').replace(/[<>"'`&{}\\$#%[\]=;()]/g, 'o');
/** With scripts the pages are the same ones, made alive: there each of them gets a part of the texts, in every run another. */
const PART = 4;

test.describe.configure({ timeout: WHOLE ? 3_600_000 : 600_000 });

for (const scripts of [false, true])
  test.describe(`with scripts ${scripts ? 'on' : 'off'}`, () => {
    test.use({ scripts });

    test('no text of a message leaves its place on any screen', async ({ newUser, signedIn }) => {
      const people = [await newUser(), await newUser()] as const;
      const [hostile, twin] = [await signedIn(people[0]), await signedIn(people[1])];
      const ran = await countRuns(hostile.page);
      const [places, twins] = await Promise.all([
        fillMailbox(people[0], hostile.page, texts),
        fillMailbox(people[1], twin.page, texts.map(harmless)),
      ]);
      const known = new Set<string>();
      const otherwise: { readonly address: string; readonly look: Look }[] = [];
      let screens = 0;
      const compare = async (address: string, other: string): Promise<void> => {
        screens += 1;
        const both = async (): Promise<Look> => {
          await Promise.all([open(hostile.page, address), open(twin.page, other)]);
          return lookAt(hostile.page, twin.page, scripts, known);
        };
        let look = await both();
        // A search without scripts shows what it found in its time, which may be more in one of them.
        for (let tries = 1; tries < 4 && !sameLandmarks(look); tries += 1) look = await both();
        if (!sameLines(look.shape, look.twin) || look.shape.some(leadsAway)) otherwise.push({ address, look });
      };
      const pairs = places.flatMap((place, nth) => (twins[nth] ? [[place, twins[nth]] as const] : []));
      for (const [at, { once = () => [], each = () => [] }] of Object.values(SCREENS).entries())
        for (const [nth, [place, other]] of pairs.entries()) {
          const isTurn = !scripts || (nth + at + TURN) % PART === 0;
          const wanted = (of: Places): readonly string[] => [
            ...(nth === 0 && (isTurn || WHOLE) ? once(of) : []),
            ...(isTurn ? each(of) : []),
          ];
          const addresses = wanted(other);
          for (const [which, address] of wanted(place).entries()) await compare(address, addresses[which] ?? '');
        }
      console.log(
        `    ${String(screens)} pages with hostile texts, ${String(otherwise.length)} of them of which Tupai says something else`,
      );
      expect([...ran].map((id) => all[id])).toEqual([]); // worse than what looks otherwise: said first
      const broken = otherwise
        .map(({ address, look }) => ({
          address,
          strange: [...elementsOf(look.shape)].filter((element) => !known.has(element) || leadsAway(element)),
          landmarks: sameLandmarks(look)
            ? 'the same'
            : { held: landmarksOf(look.shape), wanted: landmarksOf(look.twin) },
        }))
        .filter(({ strange, landmarks }) => strange.length > 0 || landmarks !== 'the same');
      expect(broken).toEqual([]);
    });
  });

test('no text of a message leaves its place in what floats above a screen: dialogs, notes and suggestions', async ({
  newUser,
  signedIn,
}) => {
  const text = shortText();
  const [hostile, twin] = await Promise.all(
    [text, harmless(text)].map(async (own) => {
      const user = await newUser();
      const tupai = await signedIn(user, { viewport: { width: 1440, height: 900 } });
      const ran = await countRuns(tupai.page);
      const [places] = await fillMailbox(user, tupai.page, [own]);
      if (!places) throw new Error('nothing was stored');
      const shapes = await shapesAbove(tupai, places);
      expect(await tupai.page.locator('head title').count()).toBe(1);
      expect([...ran]).toEqual([]);
      return shapes;
    }),
  );
  expect(Object.keys(hostile ?? {})).toEqual([
    'a file',
    'folders',
    'a note',
    'somebody to search for',
    'a folder to search in',
    'somebody to write to',
  ]);
  expect(hostile).toEqual(twin);
});

test('a notification tells who wrote and what about as texts, and leads to the message', async ({
  newUser,
  signedIn,
}) => {
  const user = await newUser();
  const tupai = await signedIn(user, { viewport: { width: 1440, height: 900 } });
  const { page } = tupai;
  const ran = await countRuns(page);
  const notes: { title: string; more: Record<string, unknown> }[] = [];
  await page.context().grantPermissions(['notifications']);
  await page.context().exposeFunction('noted', (title: string, more: Record<string, unknown>) => {
    notes.push({ title, more });
  });
  await page.context().addInitScript(() => {
    const { noted } = window as unknown as { noted: (title: string, more: object) => void };
    window.Notification = class extends Notification {
      constructor(title: string, options?: NotificationOptions) {
        super(title, options);
        noted(title, { ...options });
        document.addEventListener('press-notification', () => this.dispatchEvent(new Event('click')));
      }
    };
  });
  await tupai.openSettings('mailbox');
  await page
    .getByRole('group', { name: /^Notify me on the desktop/ })
    .getByLabel('Inbox')
    .check();
  await page.getByRole('button', { name: 'Save settings' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'Saved' })).toBeVisible();
  await user.append('INBOX', hostileMessage(shortText(), user.address));
  await expect.poll(() => notes.length, { timeout: 20_000 }).toBe(1);
  const [{ title, more } = { title: '', more: {} }] = notes;
  expect(title).toMatch(/^Siti [^\p{Cc}\u202A-\u202E\u2066-\u2069]+$/u);
  expect(more['body']).toMatch(/^Halo [^\p{Cc}\u202A-\u202E\u2066-\u2069]+$/u);
  expect(Object.keys(more).sort()).toEqual(['body', 'silent', 'tag']); // no picture, no address
  const home = new URL(page.url()).origin;
  await page.evaluate(() => document.dispatchEvent(new Event('press-notification')));
  await expect(page.locator('#message')).toContainText('Halo');
  expect(new URL(page.url()).origin).toBe(home);
  expect([...ran]).toEqual([]);
});

/** As long as the name of a folder may be at worst (255 octets in modified UTF-7): one that is refused cannot be moved to. */
const shortText = (): string =>
  [...(inGroups(sampleOf(told, 30, TURN).filter((one) => !isAlone(one)))[0] ?? '')].slice(0, 40).join('');

/** What each thing is made of that floats above a screen and names what others wrote. */
async function shapesAbove(tupai: Tupai, { letter, folder }: Places): Promise<Record<string, string[]>> {
  const { page, list, searchField } = tupai;
  const shapes: Record<string, string[]> = {};
  const look = async (name: string, selector: string, ready = selector): Promise<void> => {
    await expect(page.locator(ready).first()).toBeVisible();
    shapes[name] = await page.evaluate(shapeOf, selector);
  };
  await page.goto(messagePage('INBOX', letter));
  await page.getByRole('link', { name: /^View .*\.csv$/s }).click();
  await look('a file', 'dialog[open]', 'dialog[open] .lightbox-text td');
  await page.goto(listPage('INBOX'));
  await page.locator('tr[data-uid]').filter({ hasText: 'Halo' }).first().getByRole('checkbox').check();
  await list.pressMore('Move to …');
  await look('folders', '.palette', '.palette [role=option]');
  await page.getByRole('option').filter({ hasText: folder }).first().click();
  await look('a note', '.toasts', '.toasts button');
  await page.goto(listPage('INBOX'));
  await expect(searchField).toHaveRole('combobox'); // its scripts run
  for (const [name, typed, wanted] of [
    ['somebody to search for', 'from:ani0', /ani0@x\.test/],
    ['a folder to search in', 'in:map', /Map 0/],
  ] as const) {
    await searchField.fill(typed);
    await expect(page.getByRole('option', { name: wanted }).first()).toBeVisible();
    await look(name, '[role=listbox]');
  }
  const composer = await tupai.openCompose();
  await composer.typing('To').pressSequentially('ani0');
  await look('somebody to write to', '[role=listbox]', '[role=option]:has-text("ani0@x.test")');
  return shapes;
}

async function open(page: Page, address: string): Promise<void> {
  await page.goto(address, { waitUntil: 'load' });
}

/** What two pages are made of. */
interface Look {
  readonly shape: readonly string[];
  readonly twin: readonly string[];
}

const sameLandmarks = ({ shape, twin }: Look): boolean => sameLines(landmarksOf(shape), landmarksOf(twin));

/** No page has such an address, be it as harmless as it may. */
const leadsAway = (element: string): boolean => /=(?:javascript|vbscript|foreign)\b/.test(element);

const LOOKS = 150;
/** Looks that must find the same in both pages before they count as come to rest; 100 ms each. */
const RESTING = 8;

const sameLines = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((line, at) => line === other[at]);

/**
 * Both pages when they are made of the same; else, where scripts run, once they came to rest.
 *
 * @param known gets every element that the harmless page ever had.
 */
async function lookAt(hostile: Page, twin: Page, scripts: boolean, known: Set<string>): Promise<Look> {
  const look = async (): Promise<Look> => {
    const [one, other] = await Promise.all([hostile.evaluate(shapeOf, undefined), twin.evaluate(shapeOf, undefined)]);
    for (const element of elementsOf(other)) known.add(element);
    return { shape: one, twin: other };
  };
  let last = await look();
  let resting = 0;
  for (let looks = 1; scripts && looks < LOOKS && resting < RESTING && !sameLines(last.shape, last.twin); looks += 1) {
    await hostile.evaluate(() => new Promise((resolve) => setTimeout(resolve, 100)));
    const next = await look();
    resting = sameLines(next.shape, last.shape) && sameLines(next.twin, last.twin) ? resting + 1 : 0;
    last = next;
  }
  return last;
}
