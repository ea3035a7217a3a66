import type { Work } from './work-watch.ts';

/** What the parts of a page tell each other about the way to the server. */
export type PageNews =
  /** A request was answered, or not at all (`offline`). `code` is `''` when it worked. */
  | { readonly kind: 'answer'; readonly code: string; readonly href: string }
  /** A request left that somebody waits for. */
  | { readonly kind: 'asked'; readonly work: Work }
  /** Something made the connection doubtful: a stream broke, the browser says so. */
  | { readonly kind: 'doubt' }
  /** A request met an ended session; who can bring the person back hands in a promise of whether that worked. */
  | { readonly kind: 'signed-out'; readonly wait: (back: Promise<boolean>) => void }
  /** The same person is signed in again: what was refused may be asked for again. */
  | { readonly kind: 'signed-in' }
  /** Server or mail server answer again. */
  | { readonly kind: 'online' }
  /** Something happened to mail on its way out. */
  | { readonly kind: 'outbox' }
  /** So many changes wait for the server. */
  | { readonly kind: 'waiting'; readonly count: number };

const NAME = 'tupai-news';

/** Tells every part of this page; nobody else hears it. */
export function tellPage(news: PageNews): void {
  window.dispatchEvent(new CustomEvent<PageNews>(NAME, { detail: news }));
}

/** Hears what other parts tell. @returns a function that stops it */
export function hearPage(hear: (news: PageNews) => void): () => void {
  const on = (event: Event): void => hear((event as CustomEvent<PageNews>).detail);
  window.addEventListener(NAME, on);
  return () => window.removeEventListener(NAME, on);
}

/** Asks for the person to sign in again, where the page can. @returns whether they did */
export async function signedInAgain(): Promise<boolean> {
  const waits: Promise<boolean>[] = [];
  tellPage({ kind: 'signed-out', wait: (back) => waits.push(back) });
  const back = await Promise.all(waits);
  return back.includes(true);
}
