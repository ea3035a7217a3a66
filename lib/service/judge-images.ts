import type { RemoteImagesView } from '#lib/contract/index.ts';
import { config } from '#lib/config.ts';
import type { AccountAccess } from '#lib/mail/account-access.ts';
import { sameAddress } from '#lib/mail/address.ts';
import type { Envelope } from '#lib/mail/envelope.ts';
import type { HeaderField } from '#lib/mail/header-field.ts';
import { isVouched } from '#lib/mail/is-vouched.ts';
import { oneSender } from '#lib/mail/one-sender.ts';
import { trustedChecks } from '#lib/mail/trusted-checks.ts';
import { store } from '#lib/store/index.ts';
import { readImageRules } from './image-rules.ts';

/**
 * Whether the remote images of a message are fetched without asking: when the person allowed its sender and the sender is who it
 * seems to be. Anybody can write any From line, so an allowance counts only for exactly one sender, and only if a trusted server
 * vouches for the message; otherwise the person is asked as ever, and told.
 *
 * @param fields the whole header.
 */
export async function judgeImages(
  actor: AccountAccess,
  { from }: Envelope,
  fields: readonly HeaderField[],
): Promise<RemoteImagesView> {
  const sender = oneSender(from, fields);
  const domain = sender.slice(sender.lastIndexOf('@') + 1);
  const view = { sender, domain: sender === '' ? '' : domain, show: false, unsure: false, off: !config().remoteImages };
  if (sender === '' || view.off) return view;
  const { rules } = await readImageRules(actor);
  const allowed =
    rules.senders.includes(sender) ||
    rules.domains.some((one) => domain === one || domain.endsWith(`.${one}`)) ||
    (rules.contacts && (await isContact(actor, sender)));
  if (!allowed) return view;
  const checks = trustedChecks(fields, config().trustedAuthserv, sender);
  const vouched = isVouched(checks, sender);
  return { ...view, show: vouched, unsure: !vouched };
}

async function isContact(actor: AccountAccess, sender: string): Promise<boolean> {
  const found = await store().contacts.search(actor.account, sender, 20);
  return found.some(({ addresses }) => addresses.some((one) => sameAddress(one, sender)));
}
