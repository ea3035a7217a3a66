import type { InputOf, OutputOf, deleteLabel as endpoint } from '#lib/contract/index.ts';
import type { AccountAccess } from '#lib/mail/account-access.ts';
import { changeLabels } from './change-labels.ts';

/** Forgets a label's name and colour. The messages keep their keyword, so that making it again brings it back on them. */
export const deleteLabel = (
  actor: AccountAccess,
  { keyword }: InputOf<typeof endpoint>,
): Promise<OutputOf<typeof endpoint>> =>
  changeLabels(actor, (labels) => labels.filter((label) => label.keyword !== keyword));
