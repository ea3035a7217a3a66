import type { Page } from '@playwright/test';
import { touchEverything } from './probe.ts';

export interface Framed {
  readonly html: string;
  readonly css?: string;
}

/** The attributes of the frame that bodies are put into; without them a frame that forbids nothing. */
export interface FrameKind {
  readonly src: string;
  readonly sandbox: string;
}

const AT_ONCE = 25;

/**
 * Puts each body into a frame of its own, waits until the pictures that can fail have failed, and touches everything when told
 * to. Whether something ran is told by `countRuns`.
 */
export async function runInFrames(
  page: Page,
  bodies: readonly Framed[],
  how: { readonly frame?: FrameKind | undefined; readonly touch: boolean },
): Promise<void> {
  await page.evaluate(`globalThis.touchEverything = ${touchEverything.toString()}`);
  for (let first = 0; first < bodies.length; first += AT_ONCE)
    await page.evaluate(
      async ({ some, frame, touch }) => {
        const frames = await Promise.all(
          some.map(async ({ html, css }) => {
            const element = document.createElement('iframe');
            if (frame) {
              element.setAttribute('sandbox', frame.sandbox);
              element.src = frame.src;
            }
            const loaded = new Promise((resolve) => element.addEventListener('load', resolve, { once: true }));
            document.body.append(element);
            await loaded;
            const content = element.contentDocument;
            if (!content) throw new Error('a frame without a document');
            if (css) content.head.append(Object.assign(content.createElement('style'), { textContent: css }));
            content.body.innerHTML = html;
            return { element, content };
          }),
        );
        // Pictures are asked for in the order of the page: when the last one failed, the others have.
        const last = document.createElement('img');
        await new Promise((resolve) => {
          last.addEventListener('error', resolve, { once: true });
          last.src = 'x:x';
          document.body.append(last);
        });
        await new Promise((resolve) => setTimeout(resolve, 30));
        for (const { element, content } of frames) {
          if (touch)
            (globalThis as unknown as { touchEverything: (content: Document) => void }).touchEverything(content);
          element.remove();
        }
        last.remove();
      },
      { some: bodies.slice(first, first + AT_ONCE), frame: how.frame, touch: how.touch },
    );
}
