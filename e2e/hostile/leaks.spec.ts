import { chromium, type Page } from '@playwright/test';
import { expect, test } from '../fixtures/test.ts';
import { countRequests } from './count-requests.ts';
import { TURN, WHOLE } from './hostile-run.ts';
import { leaks, payloads, sampleOf } from './payloads/index.ts';
import { readPayloads, storeBodies } from './read-payloads.ts';

const chosen = WHOLE ? [...leaks(), ...payloads()] : sampleOf(leaks(), 4, TURN);

test.describe.configure({ timeout: WHOLE ? 3_600_000 : 240_000 });

test('opening a message asks no other host for anything and looks no name up, while pictures of others are off', async ({
  newUser,
  signedIn,
}, { project }) => {
  const user = await newUser();
  const addresses = await storeBodies(
    user,
    chosen.map(({ html }) => html),
  );
  const tupai = await signedIn(user);
  const asked = await countRequests();
  const { args = [], ...launch } = project.use.launchOptions ?? {};
  const kept = args.filter((arg) => !arg.startsWith('--host-resolver-rules'));
  const browser = await chromium.launch({ ...launch, args: [...kept, ...asked.args] });
  try {
    const context = await browser.newContext({ storageState: await tupai.page.context().storageState() });
    const page = await context.newPage();
    await page.goto(tupai.page.url());
    const before = { names: asked.names?.length, connections: asked.connections.length };
    await readPayloads(page, addresses);
    await page.goto(tupai.page.url());
    expect({ names: asked.names?.length, connections: asked.connections.length }, JSON.stringify(asked)).toEqual(
      before,
    );

    await leak(await context.newPage()); // what counts does count
    const counted = (): number => (asked.names?.length ?? 0) + asked.connections.length;
    await expect.poll(counted).toBeGreaterThan((before.names ?? 0) + before.connections);
  } finally {
    await browser.close();
    await asked.close();
  }
});

async function leak(page: Page): Promise<void> {
  await page.setContent('<img src="http://control.leak.test/x.png">', { waitUntil: 'commit' });
}
