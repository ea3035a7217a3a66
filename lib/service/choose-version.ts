import type { InputOf, OutputOf, chooseVersion as endpoint } from '#lib/contract/index.ts';
import type { AccountAccess } from '#lib/mail/account-access.ts';
import { store } from '#lib/store/index.ts';
import { forgetPeople } from './known-people.ts';
import { tellServer } from './tell-server.ts';

/** Ends a conflict as the person wants it. @throws AppError contact.missing when there is none any more */
export async function chooseVersion(
  actor: AccountAccess,
  { id, version }: InputOf<typeof endpoint>,
): Promise<OutputOf<typeof endpoint>> {
  await store().books.choose(actor.account, id, version);
  forgetPeople(actor.account);
  (await tellServer(actor.account, id))();
  return {};
}
