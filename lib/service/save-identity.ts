import { config } from '#lib/config.ts';
import type { InputOf, OutputOf, saveIdentity as endpoint } from '#lib/contract/index.ts';
import { AppError } from '#lib/errors.ts';
import { listMailboxes } from '#lib/imap/index.ts';
import type { AccountAccess } from '#lib/mail/account-access.ts';
import { isAddress } from '#lib/mail/is-address.ts';
import { parseAddressList } from '#lib/mail/parse-address-list.ts';
import { store } from '#lib/store/index.ts';
import { ensureIdentity } from './ensure-identity.ts';
import { keepFormatting } from './keep-formatting.ts';
import { forgetPeople } from './known-people.ts';
import { toIdentityView } from './list-identities.ts';
import { newId } from './new-id.ts';

/**
 * Adds or changes an identity. Unless the administrator lets people choose addresses, one keeps its address and a new one gets
 * that of the default: otherwise anybody could write as anybody.
 *
 * @throws AppError identity.missing | input.invalid (field `address`, `replyTo`, `cc` or `bcc`) | mailbox.missing (field `sentMailbox`) |
 *   input.too_large (a signature that cannot be cleaned)
 */
export async function saveIdentity(
  actor: AccountAccess,
  input: InputOf<typeof endpoint>,
): Promise<OutputOf<typeof endpoint>> {
  const known = await ensureIdentity(actor);
  const before = input.id === '' ? undefined : known.find(({ id }) => id === input.id);
  if (input.id !== '' && !before) throw new AppError('identity.missing');
  const own = before?.address ?? known[0]?.address ?? '';
  const address = config().identities === 'address' && input.address.trim() !== '' ? input.address.trim() : own;
  const replyTo = input.replyTo.trim();
  if (address !== own && !isAddress(address)) throw new AppError('input.invalid', { field: 'address' });
  if (replyTo !== '' && !isAddress(replyTo)) throw new AppError('input.invalid', { field: 'replyTo' });
  for (const field of ['cc', 'bcc'] as const)
    if (parseAddressList(input[field]).invalid.length > 0) throw new AppError('input.invalid', { field });
  await checkMailbox(actor, input.sentMailbox);
  const saved = await store().identities.save({
    id: before?.id ?? newId(),
    account: actor.account,
    name: input.name.trim(),
    address,
    replyTo,
    signature: input.signature.trimEnd(),
    signatureHtml: await keepFormatting(actor.account, input.signatureHtml, input.signature, 'signature'),
    cc: input.cc.trim(),
    bcc: input.bcc.trim(),
    sentMailbox: input.sentMailbox,
    isDefault: input.isDefault || before?.isDefault === true,
  });
  forgetPeople(actor.account);
  return { identity: toIdentityView(saved) };
}

/** @throws AppError mailbox.missing */
async function checkMailbox(actor: AccountAccess, path: string): Promise<void> {
  if (path === '') return;
  const found = (await listMailboxes(actor)).find((one) => one.path === path);
  if (!found?.selectable) throw new AppError('mailbox.missing', { field: 'sentMailbox' });
}
