import { readFolderChoices } from '#lib/mail/folder-choices.ts';
import type { AccountId } from '#lib/mail/mailbox-ref.ts';
import type { ChosenUses } from '#lib/mail/special-use.ts';
import { store } from '#lib/store/index.ts';

/** Which mailboxes the person gave a special use to, as it stands now. */
export const chosenUses = async (account: AccountId): Promise<ChosenUses> =>
  readFolderChoices((await store().settings.read(account)).values['folders']).uses;
