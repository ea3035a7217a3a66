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
    await expect(this.form).toBeVisible();
  }

  get form(): Locator {
    return this.#page.locator('form.composer');
  }

  /** What is posted as recipients: where scripts run the chips say it, and the field itself is out of sight. */
  get to(): Locator {
    return this.form.locator('textarea[name=to]');
  }
  get cc(): Locator {
    return this.form.locator('textarea[name=cc]');
  }
  get bcc(): Locator {
    return this.form.locator('textarea[name=bcc]');
  }
  /** Where recipients are typed. */
  typing = (field: 'To' | 'Cc' | 'Bcc'): Locator =>
    this.form.getByRole(this.#scripts ? 'combobox' : 'textbox', { name: field, exact: true });
  chips = (field: 'To' | 'Cc' | 'Bcc'): Locator =>
    this.form.getByRole('list', { name: `People in ${field}` }).getByRole('listitem');
  get subject(): Locator {
    return this.form.getByRole('textbox', { name: 'Subject', exact: true });
  }
  get text(): Locator {
    return this.form.getByRole('textbox', { name: 'Message', exact: true });
  }
  /** The text where it has formatting. */
  get rich(): Locator {
    return this.form.frameLocator('iframe[title="Message"]').getByRole('textbox', { name: 'Message', exact: true });
  }
  format = (name: string): Locator =>
    this.form.getByRole('toolbar', { name: 'Formatting' }).getByRole('button', { name });

  async useFormatting(): Promise<void> {
    await this.form.getByRole('button', { name: 'Use formatting' }).click();
    await expect(this.rich).toBeFocused();
  }
  async insertPicture(file: {
    readonly name: string;
    readonly mimeType: string;
    readonly buffer: Buffer;
  }): Promise<void> {
    await this.form.locator('input[type=file][accept^="image/"]').setInputFiles(file);
    await expect(this.rich.getByRole('img', { name: file.name })).toBeVisible();
  }

  /** The files that will go with it. */
  get files(): Locator {
    return this.form.getByRole('group', { name: /^Attachments/ }).getByRole('listitem');
  }

  async fill({ to, cc, bcc, subject, text }: Letter): Promise<void> {
    if (to !== undefined) await this.typing('To').fill(to);
    if ((cc ?? bcc) !== undefined && !(await this.typing('Cc').isVisible()))
      await this.form.getByText('Cc and Bcc').click();
    if (cc !== undefined) await this.typing('Cc').fill(cc);
    if (bcc !== undefined) await this.typing('Bcc').fill(bcc);
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
    const input = this.form.getByLabel('Choose files');
    for (const file of files) {
      await input.setInputFiles(typeof file === 'string' ? file : [file]);
      if (!this.#scripts) await this.form.getByRole('button', { name: 'Attach', exact: true }).click();
      const name = typeof file === 'string' ? basename(file) : file.name;
      await expect(this.form.getByRole('button', { name: `Remove ${name}`, exact: true })).toBeVisible({
        timeout: 60_000,
      });
    }
  }

  async #press(name: string | RegExp): Promise<void> {
    await this.form.getByRole('button', { name, exact: true }).filter({ visible: true }).first().click();
  }

  saveDraft = (): Promise<void> => this.#press('Save draft');

  /** Presses Send and waits until the mail server has taken the message. */
  async send(): Promise<void> {
    await this.pressSend();
    await expect(this.#page.getByText('Message sent.').filter({ visible: true }).last()).toBeVisible({
      timeout: 30_000,
    });
  }

  pressSend = (): Promise<void> => this.#press('Send');
}
