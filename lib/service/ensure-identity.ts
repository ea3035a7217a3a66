import { config } from '#lib/config.ts';
import type { AccountAccess } from '#lib/mail/account-access.ts';
import { store, type Identity } from '#lib/store/index.ts';
import { newId } from './new-id.ts';

/** The account's identities, the default first; an account without any gets one with the address of its login. */
export async function ensureIdentity(actor: AccountAccess): Promise<readonly Identity[]> {
  const { identities } = store();
  const known = await identities.list(actor.account);
  if (known.length > 0) return known;
  return identities.ensure({
    id: newId(),
    account: actor.account,
    name: '',
    address: addressOf(actor.user),
    replyTo: '',
    signature: '',
    signatureHtml: '',
    cc: '',
    bcc: '',
    sentMailbox: '',
    isDefault: true,
  });
}

/** System users sign in as `budi` and write as `budi@domain`; a login with a domain is the address itself. */
function addressOf(user: string): string {
  const { mailDomain, loginDomain, imap } = config();
  return user.includes('@') ? user : `${user}@${mailDomain || loginDomain || imap.host}`;
}
