import { DraftFields, type ComposeView } from '#lib/contract/index.ts';
import type { AccountAccess } from '#lib/mail/account-access.ts';
import { composerFields } from './composer-fields.ts';
import { listIdentities } from './list-identities.ts';
import { newComposer } from './new-composer.ts';

/** For tests: a new message as its form would send it, with what it should differ by. */
export const writeLetter = async (actor: AccountAccess, over: Partial<ComposeView>): Promise<DraftFields> =>
  DraftFields.parse(
    composerFields({
      ...newComposer((await listIdentities(actor))[0]),
      subject: 'Halo',
      body: 'Apa kabar?\n',
      ...over,
    }),
  );
