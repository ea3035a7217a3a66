import { basename } from 'node:path';
import { expect, type Locator, type Page } from '@playwright/test';

export interface Letter {
  readonly to?: string;
  readonly cc?: string;
  readonly bcc?: string;
  readonly subject?: string;
  readonly text?: string;
}

/** A message being written. */
export class Composer {
  readonly #page: Page;
  readonly #scripts: boolean;

  constructor(page: Page, scripts: boolean) {
    this.#page = page;
    this.#scripts = scripts;
  }

  async isOpen(): Promise<void> {
    await expect(this.#page.locator('form.composer')).toBeVisible();
  }

  get to(): Locator {
    return this.#page
      .getByRole('textbox', { name: 'To', exact: true })
      .or(this.#page.getByRole('combobox', { name: 'To', exact: true }));
  }
  get cc(): Locator {
    return this.#page.getByLabel('Cc', { exact: true });
  }
  get bcc(): Locator {
    return this.#page.getByLabel('Bcc', { exact: true });
  }
  get subject(): Locator {
    return this.#page.getByRole('textbox', { name: 'Subject', exact: true });
  }
  get text(): Locator {
    return this.#page.getByRole('textbox', { name: 'Message', exact: true });
  }
  /** The text where it has formatting. */
  get rich(): Locator {
    return this.#page.frameLocator('iframe[title="Message"]').getByRole('textbox', { name: 'Message', exact: true });
  }
  format = (name: string): Locator =>
    this.#page.getByRole('toolbar', { name: 'Formatting' }).getByRole('button', { name });

  async useFormatting(): Promise<void> {
    await this.#page.getByRole('button', { name: 'Use formatting' }).click();
    await expect(this.rich).toBeFocused();
  }
  async insertPicture(file: {
    readonly name: string;
    readonly mimeType: string;
    readonly buffer: Buffer;
  }): Promise<void> {
    await this.#page.locator('input[type=file][accept^="image/"]').setInputFiles(file);
    await expect(this.rich.getByRole('img', { name: file.name })).toBeVisible();
  }

  /** The files that will go with it. */
  get files(): Locator {
    return this.#page.getByRole('group', { name: /^Attachments/ }).getByRole('listitem');
  }

  async fill({ to, cc, bcc, subject, text }: Letter): Promise<void> {
    if (to !== undefined) await this.to.fill(to);
    if ((cc ?? bcc) !== undefined && !(await this.cc.isVisible())) await this.#page.getByText('Cc and Bcc').click();
    if (cc !== undefined) await this.cc.fill(cc);
    if (bcc !== undefined) await this.bcc.fill(bcc);
    if (subject !== undefined) await this.subject.fill(subject);
    if (text !== undefined) await this.text.fill(text);
  }

  /** Writes above what is already there. */
  async writeAbove(text: string): Promise<void> {
    await this.text.fill(`${text}\n${await this.text.inputValue()}`);
  }

  /** Attaches files given by their content, or large ones by their path. */
  async attach(
    ...files: readonly (string | { readonly name: string; readonly mimeType: string; readonly buffer: Buffer })[]
  ): Promise<void> {
    const input = this.#page.getByLabel('Choose files');
    for (const file of files) {
      await input.setInputFiles(typeof file === 'string' ? file : [file]);
      if (!this.#scripts) await this.#page.getByRole('button', { name: 'Attach', exact: true }).click();
      const name = typeof file === 'string' ? basename(file) : file.name;
      await expect(this.#page.getByRole('button', { name: `Remove ${name}`, exact: true })).toBeVisible({
        timeout: 60_000,
      });
    }
  }

  async #press(name: string | RegExp): Promise<void> {
    await this.#page.getByRole('button', { name, exact: true }).filter({ visible: true }).first().click();
  }

  saveDraft = (): Promise<void> => this.#press('Save draft');

  /** Presses Send and waits until the mail server has taken the message. */
  async send(): Promise<void> {
    await this.pressSend();
    await expect(this.#page.getByText('Message sent.')).toBeVisible({ timeout: 30_000 });
  }

  pressSend = (): Promise<void> => this.#press('Send');
}
