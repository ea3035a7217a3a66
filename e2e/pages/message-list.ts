import { expect, type Locator, type Page } from '@playwright/test';

import { Reader } from './reader.ts';

/** A folder's messages, one window of them. */
export class MessageList {
  readonly #page: Page;
  readonly #scripts: boolean;
  /** The server cannot take moves back, so that live pages ask before each. */
  readonly #asks: boolean;

  constructor(page: Page, scripts: boolean, asks = false) {
    this.#page = page;
    this.#scripts = scripts;
    this.#asks = asks;
  }

  /** Waits until the folder of this name is on the screen. */
  /** A choice of the menu of how the list is shown. */
  async chooseView(name: string): Promise<void> {
    await this.#page.locator('.list-view > summary').click();
    await this.#page.locator('.list-view').getByRole('link', { name, exact: true }).click();
  }

  async isOpen(folder: string): Promise<void> {
    await expect(this.#page.getByRole('heading', { level: 1, name: folder, exact: true })).toBeVisible();
  }

  /** The links of the rows, newest first as a rule. */
  get subjects(): Locator {
    return this.#page.locator('table.list-table tbody').getByRole('link');
  }

  row(subject: string): Locator {
    return this.#page.getByRole('row').filter({ has: this.#page.getByRole('link', { name: subject, exact: true }) });
  }

  async open(subject: string): Promise<Reader> {
    await this.subjects.filter({ hasText: subject }).first().click();
    const reader = new Reader(this.#page, this.#scripts);
    await reader.isOpen(subject);
    return reader;
  }

  async select(...subjects: readonly string[]): Promise<void> {
    for (const subject of subjects) await this.row(subject).first().getByRole('checkbox').check();
  }

  /** Presses a button of the selection bar, opening its menu where it stands in one. */
  async press(action: string): Promise<void> {
    const button = this.#page.getByRole('button', { name: action, exact: true }).first(); // rows have buttons of the same name
    if (!(await button.isVisible())) await this.#page.locator('summary').filter({ hasText: 'Mark' }).click();
    await button.click();
    if (/^(?:Archive|Delete|Junk)$/.test(action)) await this.#agree();
  }

  async #agree(): Promise<void> {
    if (this.#asks) await this.#page.getByRole('dialog').getByRole('button', { name: 'Go on' }).click();
  }

  /** Presses something in the menu at the end of the selection bar, which only scripts have. */
  async pressMore(action: string): Promise<void> {
    await this.#page.locator('summary').filter({ hasText: 'Other actions' }).click();
    await this.#page.locator('.list-more').getByRole('button', { name: action, exact: true }).click();
  }

  moveTo = (folder: string): Promise<void> => this.#putInto(folder, 'Move');
  copyTo = (folder: string): Promise<void> => this.#putInto(folder, 'Copy');

  /** With scripts by a few letters of the folder's name, else from the list of all folders. */
  async #putInto(folder: string, how: 'Move' | 'Copy'): Promise<void> {
    if (this.#scripts) {
      await this.pressMore(`${how} to …`);
      await this.#page.getByRole('combobox', { name: 'Name of the folder' }).fill(folder);
      await this.#page.getByRole('option', { name: folder, exact: true }).click();
      if (how === 'Move') await this.#agree();
      return;
    }
    const targets = this.#page.getByLabel('Move to folder');
    const option = targets.locator('option').filter({ hasText: new RegExp(`^\\s*${folder}$`) });
    await targets.selectOption((await option.getAttribute('value')) ?? '');
    await this.press(how);
  }

  async refresh(): Promise<void> {
    await this.#page.getByRole('link', { name: 'Refresh' }).click();
  }

  /** Empties Trash or Junk, through the page that asks. */
  async empty(folder: string): Promise<void> {
    await this.#page.getByRole('link', { name: `Empty ${folder}` }).click();
    await this.#page.getByRole('button', { name: `Yes, delete everything in ${folder}` }).click();
  }

  async search(words: string): Promise<void> {
    await this.#page.getByLabel('Search mail').fill(words);
    await this.#page.getByRole('button', { name: 'Search', exact: true }).click();
  }

  /** "1–50 of 1,234" */
  get range(): Locator {
    return this.#page.getByRole('navigation', { name: 'Pages' }).filter({ visible: true }).first();
  }
}
