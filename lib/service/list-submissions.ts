import type { OutputOf, listSubmissions as endpoint } from '#lib/contract/index.ts';
import type { AccountAccess } from '#lib/mail/account-access.ts';
import { OPEN_STATES, store } from '#lib/store/index.ts';
import { toSubmissionView } from './submission-view.ts';

/** So long (ms) a message that came to its end is still told of, for pages that saw it wait. */
const RECENT = 60_000;

/** What is on its way or waits for a decision, newest first, and what came to its end within the last minute. */
export async function listSubmissions(actor: AccountAccess): Promise<OutputOf<typeof endpoint>> {
  const { account } = actor;
  const [open, filed, discarded] = await Promise.all([
    store().submissions.list(account, OPEN_STATES),
    store().submissions.list(account, ['filed'], Date.now() - RECENT),
    store().submissions.list(account, ['discarded'], Date.now() - RECENT),
  ]);
  return {
    submissions: open.map(toSubmissionView),
    done: [
      ...filed.map(({ id }) => ({ id, state: 'filed' as const })),
      ...discarded.map(({ id }) => ({ id, state: 'discarded' as const })),
    ],
  };
}
