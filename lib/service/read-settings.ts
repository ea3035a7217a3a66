import { config } from '#lib/config.ts';
import { SettingsView, type OutputOf, type readSettings as endpoint } from '#lib/contract/index.ts';
import type { AccountAccess } from '#lib/mail/account-access.ts';
import type { AccountId } from '#lib/mail/mailbox-ref.ts';
import { store } from '#lib/store/index.ts';
import { listIdentities } from './list-identities.ts';

/** What holds until a person has chosen; how long a message can be taken back, the administrator says ({@link toSettings}). */
export const DEFAULT_SETTINGS: SettingsView = {
  language: 'auto',
  theme: 'system',
  pageSize: 50,
  timeZone: 'auto',
  clock: 'auto',
  dateOrder: 'auto',
  markRead: 'at-once',
  receipts: 'ask',
  quotePosition: 'below',
  composeFormat: 'plain',
  markdown: true,
  collectRecipients: true,
  preferHtml: true,
  density: 'comfortable',
  readingPane: 'right',
  afterRemoving: 'next',
  pages: false,
  conversations: false,
  previews: true,
  swipeRight: 'archive',
  swipeLeft: 'delete',
  undoSeconds: 10,
  sendDelay: 10,
  shortcuts: 'gmail',
  bindings: {},
  notifications: [],
  sound: false,
  ownColours: [],
};

/** The account's settings, every missing or unreadable one at its default, and its identities. */
export async function readSettings(actor: AccountAccess): Promise<OutputOf<typeof endpoint>> {
  const [settings, identities] = await Promise.all([settingsOf(actor.account), listIdentities(actor)]);
  return { settings, identities };
}

/** The account's settings alone, every missing or unreadable one at its default. */
export async function settingsOf(account: AccountId): Promise<SettingsView> {
  return toSettings((await store().settings.read(account)).values);
}

/** Settings written by an older or newer Tupai: each value counts if it still fits. */
export function toSettings(values: Readonly<Record<string, unknown>>): SettingsView {
  const known = Object.entries(SettingsView.shape).filter(([name, shape]) => shape.safeParse(values[name]).success);
  return {
    ...DEFAULT_SETTINGS,
    sendDelay: config().undoSend,
    ...Object.fromEntries(known.map(([name]) => [name, values[name]])),
  };
}
