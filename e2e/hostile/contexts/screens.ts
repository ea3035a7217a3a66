import {
  bodyFrame,
  composePage,
  contactPage,
  contactsPage,
  duplicatesPage,
  emptyPage,
  folderPage,
  foldersPage,
  helpPage,
  identityPage,
  importPage,
  listPage,
  loginPage,
  mergePage,
  messagePage,
  outboxPage,
  searchPage,
  settingsPage,
  templatePage,
} from '#lib/contract/pages.ts';

interface Ref {
  readonly uidValidity: number;
  readonly uid: number;
}

/** Where one text stands in a mailbox that holds it everywhere (`fillMailbox`). */
export interface Places {
  readonly text: string;
  readonly letter: Ref;
  readonly bounce: Ref;
  readonly draft: Ref;
  readonly folder: string;
  readonly contact: string;
  readonly identity: string;
  readonly template: string;
  readonly submission: string;
}

const INBOX = 'INBOX';
const line = (text: string): string => text.replace(/[\r\n\0]/g, ' ').slice(0, 500);
/** Finds nothing, whatever its signs mean to a search. */
const search = (text: string): string => `tidakada ${line(text)}`;

/** Whether a screen differs for each text, or shows those of all at once. */
export interface Screens {
  readonly each?: (places: Places) => readonly string[];
  readonly once?: (places: Places) => readonly string[];
}

/**
 * Every file of app/ that makes a page, with the addresses at which it shows what messages and other people supply.
 * `screens.test.ts` compares it with app/, so that no screen is left out.
 */
export const SCREENS: Readonly<Record<string, Screens>> = {
  'app/(auth)/login/page.tsx': {
    once: ({ text }) => [loginPage({ return: line(text), error: line(text), note: line(text) })],
  },
  'app/(mail)/mail/[mailbox]/[...message]/page.tsx': {
    each: ({ letter, bounce, draft }) => [
      messagePage(INBOX, letter),
      messagePage(INBOX, letter, { view: 'print' }),
      messagePage(INBOX, letter, { view: 'source' }),
      messagePage(INBOX, letter, { view: 'headers' }),
      messagePage(INBOX, letter, { view: 'enclosed', part: '7' }),
      messagePage(INBOX, letter, { conversation: '1', list: { q: 'halo' } }),
      messagePage(INBOX, bounce),
      messagePage('Drafts', draft),
    ],
  },
  'app/(mail)/mail/[mailbox]/page.tsx': {
    each: ({ folder, text }) => [listPage(folder), listPage(INBOX, { q: search(text) })],
    once: () => [
      listPage(INBOX),
      listPage(INBOX, { q: 'halo' }),
      listPage(INBOX, { threads: '1' }),
      listPage(INBOX, { order: 'subject' }),
      listPage('Drafts'),
      listPage('No such folder'),
    ],
  },
  'app/(mail)/mail/page.tsx': { once: () => ['/mail'] },
  'app/compose/page.tsx': {
    each: ({ letter, bounce, draft, text }) => [
      ...(['reply', 'reply-all', 'reply-list', 'forward', 'forward-attached', 'edit-as-new'] as const).map((mode) =>
        composePage({ mode, mailbox: INBOX, message: letter }),
      ),
      composePage({ mode: 'resend', mailbox: INBOX, message: bounce }),
      composePage({ mode: 'draft', mailbox: 'Drafts', message: draft }),
      composePage({ to: line(text), cc: line(text), bcc: line(text), subject: line(text), body: text.slice(0, 500) }),
    ],
  },
  'app/contacts/[id]/page.tsx': {
    each: ({ contact, text }) => [
      contactPage(contact),
      contactPage(contact, { edit: '1' }),
      contactPage('new', { name: line(text), address: line(text) }),
    ],
  },
  'app/contacts/duplicates/page.tsx': { once: () => [duplicatesPage()] },
  'app/contacts/import/page.tsx': { once: () => [importPage()] },
  'app/contacts/merge/page.tsx': { each: ({ contact }) => [mergePage([contact])] },
  'app/contacts/page.tsx': { once: () => [contactsPage()], each: ({ text }) => [contactsPage({ q: search(text) })] },
  // A bug's own page: it shows a number of ours and no text from anywhere.
  'app/error.tsx': {},
  'app/folders/edit/page.tsx': { each: ({ folder }) => [folderPage(folder)] },
  'app/folders/empty/page.tsx': { each: ({ folder }) => [emptyPage(folder)] },
  'app/folders/page.tsx': {
    once: ({ folder }) => [foldersPage(), foldersPage({ parent: folder, sizes: '1' })],
    each: ({ text }) => [foldersPage({ find: search(text) })],
  },
  'app/frame/route.ts': { each: ({ letter }) => [bodyFrame(INBOX, letter)] },
  'app/help/page.tsx': { once: () => [helpPage()] },
  'app/not-found.tsx': { once: () => ['/nowhere'] },
  'app/outbox/[id]/page.tsx': { each: ({ submission }) => [outboxPage(submission)] },
  'app/outbox/page.tsx': { once: () => [outboxPage()] },
  'app/page.tsx': { once: () => ['/'] },
  'app/search/page.tsx': {
    each: ({ text }) => [searchPage({ q: search(text), plain: '1' }), searchPage({ q: search(text), advanced: '1' })],
    once: () => [searchPage({ q: 'halo' }), searchPage({ q: 'halo', plain: '1' }), searchPage({ advanced: '1' })],
  },
  'app/settings/appearance/page.tsx': { once: () => [settingsPage('appearance')] },
  'app/settings/books/page.tsx': { once: () => [settingsPage('books')] },
  'app/settings/folders/page.tsx': { once: () => [settingsPage('folders')] },
  'app/settings/identities/[id]/page.tsx': {
    each: ({ identity }) => [identityPage(identity), identityPage(identity, { delete: '1' })],
  },
  'app/settings/identities/page.tsx': { once: () => [settingsPage('identities')] },
  'app/settings/images/page.tsx': { once: () => [settingsPage('images')] },
  'app/settings/keyboard/page.tsx': { once: () => [settingsPage('keyboard')] },
  'app/settings/labels/page.tsx': { once: () => [settingsPage('labels')] },
  'app/settings/mailbox/page.tsx': { once: () => [settingsPage('mailbox')] },
  'app/settings/page.tsx': { once: () => [settingsPage()] },
  'app/settings/sessions/page.tsx': { once: () => [settingsPage('sessions')] },
  'app/settings/templates/[id]/page.tsx': { each: ({ template }) => [templatePage(template)] },
  'app/settings/templates/page.tsx': { once: () => [settingsPage('templates')] },
};
