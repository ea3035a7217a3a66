import type { Browser, Page } from '@playwright/test';
import { listPage, loginPage } from '#lib/contract/index.ts';
import { PASSWORD } from '../seed-mailboxes.ts';
import { slowDown, type Slowness } from './slow-page.ts';

/** The rows of the list that are there, not those that are on their way. */
export const ROWS = '.list-scroll tbody tr[data-uid]';

/** Somebody's mailbox in a browser. */
export class Screen {
  readonly inbox: string;
  readonly #browser: Browser;
  readonly #origin: string;
  readonly #login: string;

  constructor(browser: Browser, origin: string, login: string) {
    this.#browser = browser;
    this.#origin = origin;
    this.#login = login;
    this.inbox = `${origin}${listPage('INBOX')}`;
  }

  /** A page of a browser that knows nothing yet. */
  async open(): Promise<Page> {
    const context = await this.#browser.newContext({ viewport: { width: 1440, height: 900 } });
    return context.newPage();
  }

  /** @returns milliseconds from the button to the rows, as fast as `how` lets the page be from the sign-in page on. */
  async signIn(page: Page, how: Slowness = {}): Promise<number> {
    await page.goto(`${this.#origin}${loginPage()}`);
    await page.getByLabel(/user name/i).fill(this.#login);
    await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
    await slowDown(page, how);
    const began = performance.now();
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.locator(ROWS).first().waitFor();
    return performance.now() - began;
  }

  /** The inbox with its scripts at work. */
  async openInbox(page: Page): Promise<void> {
    await page.goto(this.inbox);
    await page.locator(`${ROWS}[aria-rowindex]`).first().waitFor();
  }
}
