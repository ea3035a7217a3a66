import { announce } from '#components/ui/index.ts';
import type { NewMail } from './new-mail-watch.ts';

/** Who listens to a screen hears of new mail at most this often, in milliseconds. */
const EVERY = 10_000;

/** Says that mail came into the inbox to those who do not see it, in the tab that is looked at; not of what we put there ourselves. */
export class NewMailSpeaker {
  #last = -Infinity;

  /** @param inbox key of the mailbox whose news are said */
  hear(news: readonly NewMail[], inbox: string | undefined, words: string): void {
    const now = performance.now();
    if (!news.some(({ mailbox, mixed }) => mailbox === inbox && !mixed)) return;
    if (document.visibilityState !== 'visible' || now - this.#last < EVERY) return;
    this.#last = now;
    announce(words);
  }
}
