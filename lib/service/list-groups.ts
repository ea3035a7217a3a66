import type { ContactGroupView } from '#lib/contract/index.ts';
import type { AccountAccess } from '#lib/mail/account-access.ts';
import { store } from '#lib/store/index.ts';

/** All groups of contacts, by name. */
export const listGroups = (actor: AccountAccess): Promise<readonly ContactGroupView[]> =>
  store().contacts.groups(actor.account);
