import { expect, type Page } from '@playwright/test';

import {
  contactPage,
  duplicatesPage,
  emptyPage,
  folderPage,
  foldersPage,
  helpPage,
  identityPage,
  importPage,
  listPage,
  outboxPage,
  searchPage,
  templatePage,
} from '#lib/contract/pages.ts';
import type { TestUser } from '../mailserver/index.ts';
import type { Tupai } from './tupai.ts';

/** Every screen, by how a person gets there. */
export const SCREENS: Readonly<Record<string, (tupai: Tupai) => Promise<unknown>>> = {
  inbox: (tupai) => tupai.openInbox(),
  'an empty folder': (tupai) => tupai.goto(listPage('Drafts')),
  'search results': (tupai) => tupai.goto(listPage('INBOX', { q: 'rapat' })),
  'found in all folders': (tupai) => tupai.goto(searchPage({ q: 'rapat' })),
  'what can be searched for': (tupai) => tupai.goto(searchPage()),
  conversations: (tupai) => tupai.goto(listPage('INBOX', { threads: '1' })),
  'a message of a conversation': async (tupai) => {
    await tupai.goto(listPage('INBOX', { threads: '1' }));
    await tupai.page.getByRole('link', { name: 'Undangan rapat', exact: true }).click();
    await tupai.reader.isOpen('Undangan rapat');
  },
  'a selection': async (tupai) => (await tupai.openInbox()).select('Undangan rapat'),
  'a message': async (tupai) => (await tupai.openInbox()).open('Undangan rapat'),
  'a message as HTML': async (tupai) => {
    await (await tupai.openInbox()).open('Newsletter');
    const asDesigned = tupai.page.getByRole('link', { name: 'As designed' });
    if (await asDesigned.isVisible()) await asDesigned.click();
  },
  'snoozed messages': (tupai) => tupai.goto(listPage('Snoozed')),
  'the source of a message': async (tupai) => {
    await (await tupai.openInbox()).open('Undangan rapat');
    await tupai.page.locator('summary').filter({ hasText: 'More' }).last().click();
    await tupai.page.getByRole('link', { name: 'View source' }).click();
  },
  'a folder that is not there': (tupai) => tupai.goto(listPage('Nowhere')),
  compose: (tupai) => tupai.openCompose(),
  'a reply': async (tupai) => {
    await (await tupai.openInbox()).open('Undangan rapat');
    await tupai.reader.reply();
  },
  outbox: (tupai) => tupai.goto(outboxPage()),
  folders: (tupai) => tupai.openFolders(),
  'one folder': (tupai) => tupai.goto(folderPage('Proyek')),
  'how much space folders take': (tupai) => tupai.goto(foldersPage({ sizes: '1' })),
  'empty the trash': (tupai) => tupai.goto(emptyPage('Trash')),
  contacts: (tupai) => tupai.openContacts(),
  'a new contact': (tupai) => tupai.goto(contactPage('new')),
  'the import of contacts': (tupai) => tupai.goto(importPage()),
  'duplicate contacts': (tupai) => tupai.goto(duplicatesPage()),
  settings: (tupai) => tupai.openSettings(),
  appearance: (tupai) => tupai.openSettings('appearance'),
  'settings of the mailbox': (tupai) => tupai.openSettings('mailbox'),
  'whose images are shown': (tupai) => tupai.openSettings('images'),
  labels: (tupai) => tupai.openSettings('labels'),
  'jobs of folders': (tupai) => tupai.openSettings('folders'),
  shortcuts: (tupai) => tupai.openSettings('keyboard'),
  'names and signatures': (tupai) => tupai.openSettings('identities'),
  templates: (tupai) => tupai.openSettings('templates'),
  'a new template': (tupai) => tupai.goto(templatePage('new')),
  'a new sender': (tupai) => tupai.goto(identityPage('new')),
  'signed-in devices': (tupai) => tupai.openSettings('sessions'),
  'address books of other servers': (tupai) => tupai.openSettings('books'),
  help: (tupai) => tupai.goto(helpPage()),
  'a page that is not there': (tupai) => tupai.goto('/nowhere'),
};

/** The inbox, alive, with the keyboard on its newest row. */
async function newestRow(tupai: Tupai): Promise<Page> {
  await tupai.openInbox();
  const { page } = tupai;
  await expect(page.getByRole('grid')).toBeVisible(); // scripts run
  await tupai.list.row('Newsletter').focus();
  return page;
}

/** What a key opens over the list. */
const byKey =
  (key: string, role: 'dialog' | 'menu') =>
  async (tupai: Tupai): Promise<void> => {
    const page = await newestRow(tupai);
    await page.keyboard.press(key);
    await expect(page.getByRole(role)).toBeVisible();
  };

/** What scripts open over the mailbox screen. */
export const SURFACES: typeof SCREENS = {
  'the menu of a row': byKey('Shift+F10', 'menu'),
  'where to move it': byKey('v', 'dialog'),
  labels: byKey('l', 'dialog'),
  'until when to snooze it': byKey('b', 'menu'),
  'another time to wake': async (tupai) => {
    await byKey('b', 'menu')(tupai);
    await tupai.page.getByRole('menuitem', { name: /^Pick a date/ }).click();
    await expect(tupai.page.getByRole('dialog')).toBeVisible();
  },
  'the question before deleting for good': byKey('Shift+Delete', 'dialog'),
  'all keys': byKey('?', 'dialog'),
  'the palette of commands': byKey('Control+k', 'dialog'),
  'what was done last, and its note': async (tupai) => {
    const page = await newestRow(tupai);
    await page.keyboard.press('s');
    await expect(page.locator('.toast')).toBeVisible();
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox', { name: /command/i }).fill('What I did last');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('button', { name: /^Undo: / })).toBeVisible();
  },
  'what the search box suggests': async (tupai) => {
    const page = await newestRow(tupai);
    await page.keyboard.press('/');
    await expect(page.getByRole('listbox', { name: 'Suggestions' })).toBeVisible();
  },
  'how the list is shown': async (tupai) => {
    const page = await newestRow(tupai);
    await page.locator('.list-view > summary').click();
    await expect(page.locator('.list-view .menu-sheet')).toBeVisible();
  },
  'what can be done with ticked messages': async (tupai) => {
    const page = await newestRow(tupai);
    await tupai.list.select('Newsletter');
    await page.locator('summary').filter({ hasText: 'Other actions' }).click();
    await expect(page.locator('.list-more .menu-sheet')).toBeVisible();
  },
  'the menu of a folder': async (tupai) => {
    const page = await newestRow(tupai);
    const drawer = page.getByRole('link', { name: 'Open the folder list' });
    if (await drawer.isVisible()) await drawer.click();
    await tupai.folders.getByRole('treeitem', { name: /^Proyek/ }).focus();
    await page.keyboard.press('Shift+F10');
    await expect(page.getByRole('menu')).toBeVisible();
  },
};

/** Fills a new account with what the screens show. */
export async function fillScreens(user: TestUser): Promise<TestUser> {
  await user.createMailbox('Proyek');
  await user.append('INBOX', {
    subject: 'Undangan rapat',
    from: 'Siti Rahayu <siti@tupai.test>',
    text: 'Rapat besok pukul 9.\n\n> Kapan?\n> > Besok.\n\nhttps://example.org/',
  });
  await user.append('INBOX', {
    subject: 'Newsletter',
    text: 'Plain',
    html: '<h1>News</h1><table><tr><td bgcolor="#eee">One</td></tr></table><img src="https://example.org/x.png">',
    attachments: [{ name: 'agenda.txt', type: 'text/plain', content: 'one, two' }],
  });
  return user;
}
