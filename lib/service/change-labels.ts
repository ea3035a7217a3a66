import type { LabelView } from '#lib/contract/index.ts';
import { AppError } from '#lib/errors.ts';
import type { AccountAccess } from '#lib/mail/account-access.ts';
import { store } from '#lib/store/index.ts';
import { readLabels } from './read-labels.ts';

const MOST = 100;

/** Saves what `change` makes of the labels; a change by another tab in between is taken in, not overwritten. */
export async function changeLabels(
  actor: AccountAccess,
  change: (labels: readonly LabelView[]) => LabelView[],
): Promise<{ labels: LabelView[] }> {
  for (;;) {
    const { labels: before, version } = await readLabels(actor);
    const labels = change(before);
    if (labels.length > MOST) throw new AppError('input.too_large', { field: 'name' });
    if (await store().settings.save(actor.account, { labels }, version)) return { labels };
  }
}
