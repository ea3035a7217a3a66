import { LabelView } from '#lib/contract/index.ts';
import type { AccountAccess } from '#lib/mail/account-access.ts';
import { STANDARD_LABELS } from '#lib/mail/labels.ts';
import { store } from '#lib/store/index.ts';

/** The account's labels: the five shared ones as they are unless they were renamed or removed, then the person's own. */
export async function readLabels(actor: AccountAccess): Promise<{ labels: readonly LabelView[]; version: number }> {
  const { values, version } = await store().settings.read(actor.account);
  const kept = LabelView.array().safeParse(values['labels']);
  if (kept.success) return { labels: kept.data, version };
  return { labels: STANDARD_LABELS.map((label) => ({ ...label, name: '' })), version };
}
