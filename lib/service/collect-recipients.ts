import type { AccountAccess } from '#lib/mail/account-access.ts';
import { parseAddressList } from '#lib/mail/parse-address-list.ts';
import { store, type Submission } from '#lib/store/index.ts';
import { forgetRecipients } from './known-recipients.ts';
import { ensureIdentity } from './ensure-identity.ts';
import { toSettings } from './read-settings.ts';

/**
 * Remembers to whom a message went, so that completion knows them: cards count it, and who has none gets one among the collected
 * people, unless the person switched that off. Their own addresses are left out.
 */
export async function collectRecipients(actor: AccountAccess, { recipients, composer }: Submission): Promise<void> {
  const { account } = actor;
  const [own, { values }] = await Promise.all([ensureIdentity(actor), store().settings.read(account)]);
  const mine = new Set(own.map(({ address }) => address.toLowerCase()));
  const typed = ['to', 'cc', 'bcc'].map((field) => composer[field]).filter((text) => typeof text === 'string');
  const names = new Map(
    parseAddressList(typed.join('\n')).addresses.map(({ name, address }) => [address.toLowerCase(), name]),
  );
  const people = recipients
    .filter((address) => !mine.has(address.toLowerCase()))
    .map((address) => ({ name: names.get(address.toLowerCase()) ?? '', address }));
  if (people.length === 0) return;
  await store().contacts.use(account, people, Date.now(), toSettings(values).collectRecipients);
  forgetRecipients(account);
}
