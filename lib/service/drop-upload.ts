import type { InputOf, OutputOf, dropUpload as endpoint } from '#lib/contract/index.ts';
import type { AccountAccess } from '#lib/mail/account-access.ts';
import { deleteUploads } from './delete-uploads.ts';

/** Throws one file away, whole or still arriving; one that is gone or somebody else's is no matter. */
export async function dropUpload(
  actor: AccountAccess,
  { id }: InputOf<typeof endpoint>,
): Promise<OutputOf<typeof endpoint>> {
  await deleteUploads(actor, [id]);
  return {};
}
