import type { CDPSession, Locator, Page } from '@playwright/test';

/** A browser on a phone. */
export const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

interface Spot {
  readonly x: number;
  readonly y: number;
}

/** One finger on the glass, as the browser gets it from the system: what it makes of it (taps, scrolling) is its own affair. */
export class Finger {
  readonly #page: Page;
  readonly #session: CDPSession;
  #at: Spot = { x: 0, y: 0 };

  constructor(page: Page, session: CDPSession) {
    this.#page = page;
    this.#session = session;
  }

  /** A finger for a page of chromium. */
  static async on(page: Page): Promise<Finger> {
    return new Finger(page, await page.context().newCDPSession(page));
  }

  /** Puts it down in the middle of something. */
  async down(on: Locator): Promise<void> {
    const box = await on.boundingBox();
    if (!box) throw new Error('Nothing to touch there.');
    this.#at = { x: Math.round(box.x + box.width / 2), y: Math.round(box.y + box.height / 2) };
    await this.#send('touchStart');
  }

  /** Draws it over the glass in steps of at most 16 px, each shown by the browser before the next. */
  async move(by: Partial<Spot>): Promise<void> {
    const { x: dx = 0, y: dy = 0 } = by;
    const steps = Math.ceil(Math.max(Math.abs(dx), Math.abs(dy)) / 16);
    const from = this.#at;
    for (let step = 1; step <= steps; step += 1) {
      this.#at = { x: from.x + (dx * step) / steps, y: from.y + (dy * step) / steps };
      await this.#send('touchMove');
      await this.#page.evaluate(() => new Promise((drawn) => requestAnimationFrame(drawn)));
    }
  }

  async up(): Promise<void> {
    await this.#session.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
  }

  async #send(type: 'touchStart' | 'touchMove'): Promise<void> {
    await this.#session.send('Input.dispatchTouchEvent', { type, touchPoints: [this.#at] });
  }
}
