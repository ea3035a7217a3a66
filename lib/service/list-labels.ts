import type { OutputOf, listLabels as endpoint } from '#lib/contract/index.ts';
import type { AccountAccess } from '#lib/mail/account-access.ts';
import { readLabels } from './read-labels.ts';

/** The labels of the account, with names and colours. */
export async function listLabels(actor: AccountAccess): Promise<OutputOf<typeof endpoint>> {
  const { labels } = await readLabels(actor);
  return { labels: [...labels] };
}
