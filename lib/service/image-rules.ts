import { ImageRules } from '#lib/contract/index.ts';
import type { AccountAccess } from '#lib/mail/account-access.ts';
import { store } from '#lib/store/index.ts';

const NONE: ImageRules = { senders: [], domains: [], contacts: false };

/** Whose remote images the person has allowed; nobody's until then. */
export async function readImageRules(actor: AccountAccess): Promise<{ rules: ImageRules; version: number }> {
  const { values, version } = await store().settings.read(actor.account);
  const kept = ImageRules.safeParse(values['images']);
  return { rules: kept.success ? kept.data : NONE, version };
}
