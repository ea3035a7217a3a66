import { expect, type Locator, type Page } from '@playwright/test';

import {
  composePage,
  contactsPage,
  foldersPage,
  listPage,
  loginPage,
  settingsPage,
  type SettingsSection,
} from '#lib/contract/pages.ts';
import { Composer } from './composer.ts';
import { MessageList } from './message-list.ts';
import { Reader } from './reader.ts';

/** Somebody's browser, in the words of that person. */
export class Tupai {
  readonly page: Page;
  /** Whether pages run their scripts; some controls look different then. */
  readonly scripts: boolean;
  readonly #base: string;
  readonly #asks: boolean;

  constructor(page: Page, base: string, scripts: boolean, asks = false) {
    this.page = page;
    this.scripts = scripts;
    this.#base = base;
    this.#asks = asks;
  }

  /** One more tab of the same browser, with nothing in it. */
  async anotherTab(): Promise<Tupai> {
    return new Tupai(await this.page.context().newPage(), this.#base, this.scripts, this.#asks);
  }

  /** Opens one of our addresses, given without its mount point. */
  async goto(path: string): Promise<void> {
    await this.page.goto(`${this.#base}${path}`);
  }

  async openSignIn(): Promise<void> {
    await this.goto(loginPage());
  }

  /** Fills the sign-in page that is open and presses its button. */
  async enterPassword(login: string, password: string): Promise<void> {
    await this.page.getByLabel(/user name/i).fill(login);
    await this.page.getByLabel('Password', { exact: true }).fill(password);
    await this.page.getByRole('button', { name: 'Sign in' }).click();
  }

  async signIn(user: { login: string; password: string }): Promise<MessageList> {
    await this.openSignIn();
    await this.enterPassword(user.login, user.password);
    const inbox = new MessageList(this.page, this.scripts, this.#asks);
    await inbox.isOpen('Inbox');
    return inbox;
  }

  /** The sheet that stands over the page when the session has ended. */
  get sheet(): Locator {
    return this.page.getByRole('dialog', { name: 'Sign in again' });
  }

  /** Fills the sheet and waits until the page goes on. */
  async signInAgain(password: string): Promise<void> {
    await this.sheet.getByLabel('Password', { exact: true }).fill(password);
    await this.sheet.getByRole('button', { name: 'Sign in', exact: true }).click();
    await expect(this.sheet).toBeHidden();
  }

  /** The line about the way to the server. */
  get connection(): Locator {
    return this.page.locator('.banner.connection');
  }

  async signOut(): Promise<void> {
    await this.page.getByLabel('Account').click();
    await this.page.getByRole('button', { name: 'Sign out', exact: true }).click();
    await expect(this.page.getByRole('button', { name: 'Sign in' })).toBeVisible();
  }

  /** The folder list; on narrow screens it is a drawer that the address opens. */
  get folders(): Locator {
    return this.page.getByRole('navigation', { name: 'Folders' });
  }

  /** On phones: slides the folders in. */
  async openFolderDrawer(): Promise<void> {
    await this.page.getByRole('link', { name: 'Open the folder list' }).tap();
    await expect(this.folders).toBeVisible();
  }

  /** Opens a folder by what the folder list calls it. */
  async openFolder(name: string): Promise<MessageList> {
    await this.folders.getByRole('link', { name: new RegExp(`^${name}(?:\\s*[\\d.,]+.*)?$`) }).click();
    const list = new MessageList(this.page, this.scripts, this.#asks);
    await list.isOpen(name);
    return list;
  }

  async openInbox(): Promise<MessageList> {
    await this.goto(listPage('INBOX'));
    const list = new MessageList(this.page, this.scripts, this.#asks);
    await list.isOpen('Inbox');
    return list;
  }

  async compose(): Promise<Composer> {
    await this.page.getByRole('link', { name: 'Compose', exact: true }).first().click();
    const composer = new Composer(this.page, this.scripts);
    await composer.isOpen();
    return composer;
  }

  async openCompose(start: Parameters<typeof composePage>[0] = {}): Promise<Composer> {
    await this.goto(composePage(start));
    const composer = new Composer(this.page, this.scripts);
    await composer.isOpen();
    return composer;
  }

  async openFolders(): Promise<void> {
    await this.goto(foldersPage());
  }

  async openContacts(): Promise<void> {
    await this.goto(contactsPage());
  }

  async openSettings(section?: SettingsSection): Promise<void> {
    await this.goto(settingsPage(section));
  }

  async endOtherSessions(): Promise<void> {
    await this.openSettings('sessions');
    await this.page.getByRole('button', { name: 'End all others' }).click();
    await expect(this.note.filter({ hasText: /session/ })).toBeVisible();
  }

  /** The field at the top of every page: a search box, and with scripts one that suggests. */
  get searchField(): Locator {
    return this.page.getByLabel('Search mail');
  }

  /** What came of the last form: the green line, or where scripts run the note at the foot of the screen. */
  get note(): Locator {
    return this.page.getByRole('status').or(this.page.locator('.toast')).filter({ visible: true });
  }

  /** What went wrong: the red line, or the red note. */
  get failure(): Locator {
    return this.page
      .getByRole('alert')
      .or(this.page.locator('.toast[data-tone="danger"]'))
      .filter({ hasText: /\S/ })
      .filter({ visible: true })
      .first();
  }

  get list(): MessageList {
    return new MessageList(this.page, this.scripts, this.#asks);
  }

  get reader(): Reader {
    return new Reader(this.page, this.scripts);
  }

  get composer(): Composer {
    return new Composer(this.page, this.scripts);
  }
}
