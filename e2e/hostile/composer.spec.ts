import { composePage, listPage, readMailPlace } from '#lib/contract/index.ts';
import { expect, test } from '../fixtures/test.ts';
import { TURN, WHOLE } from './hostile-run.ts';
import { armed, payloads, sampleOf } from './payloads/index.ts';
import { quietPage } from './quiet-page.ts';
import { storeBodies } from './read-payloads.ts';
import { writePayloads } from './write-payloads.ts';

const all = payloads();
const chosen = WHOLE ? all : sampleOf(all, 100, TURN);
const MODES = ['reply', 'forward', 'edit-as-new'] as const;

test.describe.configure({ timeout: WHOLE ? 3_600_000 : 240_000 });

test('no hostile body runs where it is answered, forwarded or edited, whatever one presses in the text', async ({
  newUser,
  signedIn,
  browser,
}) => {
  const user = await newUser();
  const marks = chosen.map((_, id) => `Halo ${String(id)}.`);
  const bodies = chosen.map((payload, id) => `<p>${marks[id] ?? ''}</p>${armed(payload, id)}`);
  const addresses = await storeBodies(user, bodies);
  const tupai = await signedIn(user);
  await tupai.openSettings();
  await tupai.page.getByLabel('Write new messages as').selectOption('Text with formatting');
  await tupai.page.getByRole('button', { name: 'Save settings' }).click();
  await expect(tupai.note).toContainText('Saved');
  await tupai.page.goto(new URL(listPage('INBOX'), tupai.page.url()).href); // there answers open in windows
  const { page, ran, context } = await quietPage(browser, tupai);
  await writePayloads(
    page,
    addresses.map((body, nth) => {
      const { mailbox, message } = readMailPlace(body) ?? {};
      if (mailbox === undefined || !message) throw new Error(`no message: ${body}`);
      const mode = MODES[nth % MODES.length] ?? 'reply';
      return { address: composePage({ mode, mailbox, message }), mark: marks[nth] ?? '' };
    }),
  );
  expect([...ran].map((id) => chosen[id])).toEqual([]);
  await context.close();
});
