import type { InputOf, OutputOf, deleteTemplate as endpoint } from '#lib/contract/index.ts';
import type { AccountAccess } from '#lib/mail/account-access.ts';
import { store } from '#lib/store/index.ts';

/** One that is gone already is as good. */
export async function deleteTemplate(
  actor: AccountAccess,
  { id }: InputOf<typeof endpoint>,
): Promise<OutputOf<typeof endpoint>> {
  await store().templates.delete(actor.account, id);
  return {};
}
