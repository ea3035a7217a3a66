import { z } from 'zod';
import { MARK_READ } from '#lib/mail/mark-read-delay.ts';
import { PROFILES } from '#lib/mail/commands.ts';

export const THEMES = ['system', 'light', 'dark', 'contrast'] as const;
export const LANGUAGES = ['auto', 'en', 'id'] as const;
/** Hours of a clock; `auto`: as where the browser's language is spoken. */
export const CLOCKS = ['auto', '24', '12'] as const;
/** Whether day or month stands first, in languages that write both; `auto` as for the clock. */
export const DATE_ORDERS = ['auto', 'day', 'month'] as const;

/** How high a row of the list is: 64, 32 or 48 px. */
export const DENSITIES = ['comfortable', 'compact', 'cozy'] as const;
/** Where an opened message stands beside its list; `off`: instead of it. */
export const READING_PANES = ['right', 'below', 'off'] as const;
/** What is shown after the open message was filed or deleted: the one below it, the one above it, or the list. */
export const AFTER_REMOVING = ['next', 'previous', 'list'] as const;
export const SWIPES = ['archive', 'delete', 'read', 'flag', 'move', 'snooze', 'junk', 'none'] as const;
/** Whether those who ask to be told that their message was read are told: never by themselves but those in the contacts. */
export const RECEIPTS = ['ask', 'never', 'contacts'] as const;
/** Seconds in which an action can be undone from its toast. */
export const UNDO_SECONDS = [5, 10, 20, 30] as const;

/** Keys a person has given to commands, by command id; a command that is not named keeps those of its profile. */
export const Bindings = z
  .record(z.string().regex(/^[a-z][A-Za-z]{0,40}$/), z.array(z.string().min(1).max(60)).max(6))
  .refine((bindings) => Object.keys(bindings).length <= 200);

export const SettingsView = z.object({
  language: z.enum(LANGUAGES),
  theme: z.enum(THEMES),
  pageSize: z.number().int().min(15).max(200),
  /** IANA zone or `auto` (the server's zone until the browser tells). */
  timeZone: z.string(),
  clock: z.enum(CLOCKS),
  dateOrder: z.enum(DATE_ORDERS),
  markRead: z.enum(MARK_READ),
  receipts: z.enum(RECEIPTS),
  quotePosition: z.enum(['below', 'above', 'none']),
  /** How a new message is written. */
  composeFormat: z.enum(['plain', 'html']),
  /** Signs of Markdown become formatting as they are typed. */
  markdown: z.boolean(),
  /** Whoever is written to gets a card in a book of its own. */
  collectRecipients: z.boolean(),
  /** Show HTML bodies first where there are both. */
  preferHtml: z.boolean(),
  density: z.enum(DENSITIES),
  readingPane: z.enum(READING_PANES),
  afterRemoving: z.enum(AFTER_REMOVING),
  /** Lists are turned page by page, not scrolled to their end. */
  pages: z.boolean(),
  /** Lists show conversations, not single messages. */
  conversations: z.boolean(),
  /** Rows show how the message begins. */
  previews: z.boolean(),
  /** Towards the end of the line (to the right where people write to the right), and back. */
  swipeRight: z.enum(SWIPES),
  swipeLeft: z.enum(SWIPES),
  undoSeconds: z.number().int().min(5).max(60),
  sendDelay: z.number().int().min(0).max(30),
  shortcuts: z.enum(PROFILES),
  bindings: Bindings,
  /** Keys of the mailboxes whose new mail the desktop shows; none: no notification. */
  notifications: z.array(z.string().max(4000)).max(200),
  /** A sound with new mail. */
  sound: z.boolean(),
  /** Addresses whose letters keep their own colours in the dark. */
  ownColours: z.array(z.string().max(320)).max(500),
});
export type SettingsView = z.infer<typeof SettingsView>;
