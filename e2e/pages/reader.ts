import { readFile } from 'node:fs/promises';
import { expect, type Locator, type Page } from '@playwright/test';

import { Composer } from './composer.ts';

/** One open message. */
export class Reader {
  readonly page: Page;
  readonly #scripts: boolean;

  constructor(page: Page, scripts: boolean) {
    this.page = page;
    this.#scripts = scripts;
  }

  async isOpen(subject: string): Promise<void> {
    await expect(this.page.getByRole('heading', { level: 1, name: subject, exact: true })).toBeVisible();
  }

  /** Header and text together. */
  get message(): Locator {
    return this.page.getByRole('article');
  }

  /** The messages of its conversation, itself among them. */
  get members(): Locator {
    return this.page.locator('[data-member]');
  }

  get attachments(): Locator {
    return this.page.getByRole('link', { name: /^Download (?!\()/ });
  }

  /** Saves an attachment and reads the saved file. */
  async save(name: string): Promise<Buffer> {
    const [download] = await Promise.all([
      this.page.waitForEvent('download'),
      this.page.getByRole('link', { name: `Download ${name}`, exact: true }).click(),
    ]);
    return readFile(await download.path());
  }

  async #answer(how: 'Reply' | 'Reply all' | 'Forward' | 'Forward as attachment'): Promise<Composer> {
    const link = this.page.getByRole('link', { name: how, exact: true }).first();
    if (!(await link.isVisible())) await this.page.locator('summary').filter({ hasText: 'More' }).first().click();
    await link.click();
    const composer = new Composer(this.page, this.#scripts);
    await composer.isOpen();
    return composer;
  }

  reply = (): Promise<Composer> => this.#answer('Reply');
  replyAll = (): Promise<Composer> => this.#answer('Reply all');
  forward = (): Promise<Composer> => this.#answer('Forward');
  forwardAttached = (): Promise<Composer> => this.#answer('Forward as attachment');

  /** Something of the menu of the open message. */
  async choose(name: string): Promise<void> {
    const bar = this.page.locator('.reader-bar');
    const item = bar.getByRole('link', { name, exact: true }).or(bar.getByRole('button', { name, exact: true }));
    if (!(await item.isVisible())) await bar.locator('summary').filter({ hasText: 'More' }).click();
    await item.click();
  }

  async press(action: string): Promise<void> {
    await this.page.getByRole('button', { name: action, exact: true }).first().click();
  }
}
