import type { TestUser } from '#e2e/mailserver/index.ts';
import { expect } from '../fixtures/test.ts';

/** The first draft that somebody has, as the server holds it. A save may replace it between two questions: then it is asked for again. */
export async function storedDraft(user: TestUser): Promise<string> {
  let source = '';
  await expect(async () => {
    const [uid = 0] = await user.uids('Drafts');
    source = (await user.raw('Drafts', uid)).toString();
  }).toPass({ timeout: 15_000 });
  return source;
}
