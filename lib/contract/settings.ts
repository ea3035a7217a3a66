import { z } from 'zod';
import { MARK_READ } from '#lib/mail/mark-read-delay.ts';
import { API } from './api-href.ts';
import { endpoint } from './endpoint.ts';
import { PROFILES } from '#lib/mail/commands.ts';
import { decodeMailboxKey } from '#lib/mail/mailbox-key.ts';
import { Flagged, Id, Line, Lines, MailboxPath, many, Nothing, readJson, ReturnPath, Switch } from './fields.ts';
import {
  AFTER_REMOVING,
  Bindings,
  CLOCKS,
  DATE_ORDERS,
  DENSITIES,
  LANGUAGES,
  READING_PANES,
  RECEIPTS,
  SettingsView,
  SWIPES,
  THEMES,
} from './settings-view.ts';
import { IdentityView } from './views.ts';

export const readSettings = endpoint({
  method: 'GET',
  path: API.readSettings,
  input: Nothing,
  output: z.object({ settings: SettingsView, identities: z.array(IdentityView) }),
});

const MailboxKeyOrNone = z.string().refine((key) => key === '' || decodeMailboxKey(key) !== undefined);
const dropNone = (keys: readonly string[]): string[] => keys.filter((key) => key !== '');

const readAddresses = (text: string): string[] =>
  [
    ...new Set(
      text
        .toLowerCase()
        .split('\n')
        .map((line) => line.trim()),
    ),
  ]
    .filter((line) => line !== '' && line.length <= 320)
    .slice(0, 500);

/** What is not sent stays as it is: each form, and each button of a screen, sends what is its own. */
export const saveSettings = endpoint({
  method: 'POST',
  path: API.saveSettings,
  input: z.object({
    language: z.enum(LANGUAGES).optional(),
    theme: z.enum(THEMES).optional(),
    pageSize: z.coerce.number().int().min(15).max(200).optional(),
    timeZone: Line(64).optional(),
    clock: z.enum(CLOCKS).optional(),
    dateOrder: z.enum(DATE_ORDERS).optional(),
    markRead: z.enum(MARK_READ).optional(),
    receipts: z.enum(RECEIPTS).optional(),
    quotePosition: z.enum(['below', 'above', 'none']).optional(),
    composeFormat: z.enum(['plain', 'html']).optional(),
    markdown: Switch,
    collectRecipients: Switch,
    preferHtml: Switch,
    density: z.enum(DENSITIES).optional(),
    readingPane: z.enum(READING_PANES).optional(),
    afterRemoving: z.enum(AFTER_REMOVING).optional(),
    pages: Switch,
    conversations: Switch,
    previews: Switch,
    swipeRight: z.enum(SWIPES).optional(),
    swipeLeft: z.enum(SWIPES).optional(),
    undoSeconds: z.coerce.number().int().min(5).max(60).optional(),
    sendDelay: z.coerce.number().int().min(0).max(30).optional(),
    shortcuts: z.enum(PROFILES).optional(),
    /** All of them, as JSON where a form sends it. */
    bindings: z.preprocess(readJson, Bindings).optional(),
    /** Mailbox keys; one empty value says none. */
    notifications: many(MailboxKeyOrNone, 201).transform(dropNone).optional(),
    sound: Switch,
    /** One address a line. */
    ownColours: Lines(160_000).transform(readAddresses).optional(),
    return: ReturnPath,
  }),
  output: z.object({ settings: SettingsView }),
});

export const saveIdentity = endpoint({
  method: 'POST',
  path: '/api/identities/save',
  input: z.object({
    id: z.union([z.literal(''), Id]).default(''),
    name: Line(200).default(''),
    /** Ignored unless the administrator lets people add addresses. */
    address: Line(320).default(''),
    replyTo: Line(320).default(''),
    signature: Lines(10_000).default(''),
    /** Counts as long as it says what `signature` says: whoever changes that without scripts leaves the formatting behind. */
    signatureHtml: Lines(100_000).default(''),
    cc: Line(2000).default(''),
    bcc: Line(2000).default(''),
    sentMailbox: z.union([z.literal(''), MailboxPath]).default(''),
    isDefault: Flagged,
    return: ReturnPath,
  }),
  output: z.object({ identity: IdentityView }),
});

export const deleteIdentity = endpoint({
  method: 'POST',
  path: '/api/identities/delete',
  input: z.object({ id: Id, return: ReturnPath }),
  output: Nothing,
});
