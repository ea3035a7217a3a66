import type { Page } from '@playwright/test';
import { touchEverything } from './probe.ts';

export interface Answer {
  /** Address of the compose page that would show the same. */
  readonly address: string;
  /** Text that stands in it and in no other. */
  readonly mark: string;
}

/**
 * Begins answer after answer in a window of the mail screen, touches everything in the text that it quotes, and closes it.
 *
 * @throws Error when a text is not there within 20 s, or a window does not close
 */
export async function writePayloads(page: Page, answers: readonly Answer[]): Promise<void> {
  await page.getByRole('grid').waitFor(); // from then on a link opens within the page
  await page.evaluate(`globalThis.touchEverything = ${touchEverything.toString()}`);
  for (const answer of answers)
    await page.evaluate(async ({ address, mark }) => {
      const until = async <T>(what: string, look: () => T | undefined | false): Promise<T> => {
        for (const since = performance.now(); performance.now() - since < 20_000;) {
          const found = look();
          if (found !== undefined && found !== false) return found;
          await new Promise((resolve) => setTimeout(resolve, 5));
        }
        throw new Error(`${mark}: ${what}`);
      };
      const form = (): Element | null => document.querySelector('form.composer');
      const link = document.createElement('a');
      link.href = address;
      document.querySelector('main')?.append(link);
      link.click();
      link.remove();
      const text = await until('the text is not there', () => {
        const content = form()?.querySelector<HTMLIFrameElement>('iframe[title="Message"]')?.contentDocument;
        return content?.querySelector('body')?.textContent.includes(mark) ? content : undefined;
      });
      (globalThis as unknown as { touchEverything: (content: Document) => void }).touchEverything(text);
      form()?.querySelector<HTMLElement>('.composer-head > button:last-child')?.click();
      await until('the window does not close', () => !form());
    }, answer);
}
