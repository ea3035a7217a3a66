import type { OutputOf, listSubmissions as endpoint } from '#lib/contract/index.ts';
import type { AccountAccess } from '#lib/mail/account-access.ts';
import { store } from '#lib/store/index.ts';
import { toSubmissionView } from './submission-view.ts';

/** What is on its way or waits for a decision, newest first; what is filed or discarded is no longer shown. */
export async function listSubmissions(actor: AccountAccess): Promise<OutputOf<typeof endpoint>> {
  const open = await store().submissions.list(actor.account, [
    'queued',
    'sending',
    'sent',
    'unknown',
    'refused',
    'deferred',
    'waiting',
  ]);
  return { submissions: open.map(toSubmissionView) };
}
