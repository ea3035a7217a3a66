import type { Page } from '@playwright/test';
import { messagePage } from '#lib/contract/pages.ts';
import { rawMessage, type TestUser } from '../mailserver/index.ts';
import { touchEverything } from './probe.ts';

/** What the reader made of a body: what stands in its frame. */
export interface ShownBody {
  readonly html: string;
  readonly css: string;
}

/** Puts each body into a message of its own. @returns their addresses in Tupai, in this order */
export async function storeBodies(user: TestUser, bodies: readonly string[]): Promise<string[]> {
  const socket = await user.imap();
  await socket.appendAll(
    'INBOX',
    bodies.map((html, nth) => rawMessage({ subject: subjectOf(nth), html, from: 'Jahat <jahat@example.org>' })),
  );
  const { untagged } = await socket.command('SELECT INBOX');
  const uidValidity = Number(/UIDVALIDITY (\d+)/.exec(untagged.join('\n'))?.[1]);
  await socket.logout();
  const uids = await user.uids('INBOX');
  return uids.slice(-bodies.length).map((uid) => messagePage('INBOX', { uidValidity, uid }, { view: 'html' }));
}

const subjectOf = (nth: number): string => `nr ${String(nth)} end`;

/**
 * Opens message after message in the mail screen as a press on a link does, touches everything in its body, and gives back what
 * stood there. @throws Error when a message is not shown within 20 s
 */
export async function readPayloads(page: Page, pages: readonly string[]): Promise<ShownBody[]> {
  await page.getByRole('grid').waitFor(); // from then on a link opens within the page
  await page.evaluate(`globalThis.touchEverything = ${touchEverything.toString()}`);
  const shown: ShownBody[] = [];
  for (const [nth, path] of pages.entries())
    shown.push(
      await page.evaluate(
        async ({ href, subject }) => {
          const link = document.createElement('a');
          link.href = href;
          document.querySelector('main')?.append(link);
          link.click();
          link.remove();
          const since = performance.now();
          for (;;) {
            await new Promise((resolve) => setTimeout(resolve, 5));
            const place = document.querySelector('.body-place[aria-busy="false"]');
            const title = document.querySelector('article h1')?.textContent ?? '';
            const content = place?.querySelector('iframe')?.contentDocument;
            if (content?.body && title.includes(subject)) {
              (globalThis as unknown as { touchEverything: (content: Document) => void }).touchEverything(content);
              const css = [...content.querySelectorAll('head style')].slice(1).map((sheet) => sheet.textContent);
              return { html: content.body.innerHTML, css: css.join('\n') };
            }
            if (performance.now() - since > 20_000) throw new Error(`${subject} was not shown: ${document.title}`);
          }
        },
        { href: path, subject: subjectOf(nth) },
      ),
    );
  return shown;
}
