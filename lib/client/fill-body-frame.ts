import { apiHref, type HtmlBody, type OutputOf, type signImages } from '#lib/contract/index.ts';
import type { Piece } from '#lib/html/index.ts';
import type { LetterEvents } from './hear-letter.ts';
import { loadCleaner } from './load-cleaner.ts';
import { nextPaint } from './next-paint.ts';
import type { ComingLetter, ShownLetter } from './show-letter.ts';
import { workInSlices } from './work-in-slices.ts';

/** A body that is shown, and what had to be left out of it. */
export interface ShownBody extends ShownLetter {
  /** Pictures on other hosts, without those that only report that the message was opened. */
  readonly blocked: number;
  readonly trackers: number;
  readonly truncated: boolean;
  /** Its charset was a guess. */
  readonly guessed: boolean;
}

interface BodySource {
  /** Where the body comes from, as JSON (contract `readHtmlBody`). */
  readonly href: string;
  /** The body, where it is at hand already. */
  readonly given?: HtmlBody | undefined;
  /** Our own address for each inline image, by its Content-ID. */
  readonly images: Readonly<Record<string, string>>;
  /** Show pictures on other hosts, by way of ours. */
  readonly remote?: boolean;
  /** False: its links lead nowhere. */
  readonly links: boolean;
  /** Words to mark in its text. */
  readonly marks: readonly string[];
  /** In colours for the dark. */
  readonly dark: boolean;
}

interface BodyEvents extends LetterEvents {
  /** Its beginning stands there and is to be shown before the rest comes. Not called for a body that is there at once, or that may be folded. */
  readonly onBegin: () => void;
}

/**
 * Fills a frame that stands on the empty frame document: fetches the body, cleans it with the browser's own parser, and lets the
 * frame grow with what is in it. A long body comes in pieces, its beginning first. Call it before the frame is put into the page,
 * and keep its sandbox without scripts.
 *
 * @throws when the body cannot be fetched or cleaned, or `signal` ended it: show the text instead.
 */
export async function fillBodyFrame(
  frame: HTMLIFrameElement,
  source: BodySource,
  events: BodyEvents,
  signal: AbortSignal,
): Promise<ShownBody> {
  const loaded = new Promise<void>((resolve) => {
    frame.addEventListener('load', () => resolve(), { once: true });
  });
  const [{ html, truncated, guessed }, { sanitiser, choosePictures, showLetter }] = await Promise.all([
    source.given ?? fetchBody(source.href, signal),
    loadCleaner(),
  ]);
  const own = { cidUrls: source.images, links: source.links };
  const found = source.remote ? await workInSlices(sanitiser.findRemote(html, own), () => undefined, signal) : [];
  const wanted = found.filter(({ tracker }) => !tracker).map(({ url }) => url);
  const ours = wanted.length > 0 ? await signPictures(wanted, signal) : {};
  const letter = sanitiser.inPieces(html, { ...own, pictures: choosePictures(ours) });
  const wishes = { ...events, marks: source.marks, dark: source.dark };
  const waiting: Piece[] = []; // for their frame
  let coming: ComingLetter | undefined;
  const show = (): ComingLetter => {
    coming ??= showLetter(frame, letter, wishes, signal);
    for (const piece of waiting.splice(0)) coming.add(piece);
    return coming;
  };
  let mayBegin = !/<blockquote/i.test(html); // what will be folded is not shown before
  const add = (piece: Piece | null): void => {
    if (!piece) return;
    waiting.push(piece);
    if (coming && waiting.length >= PIECES_AT_ONCE) show();
  };
  await workInSlices(letter.pieces, add, signal, async () => {
    if (waiting.length > 0 && !coming) {
      await loaded;
      signal.throwIfAborted();
      show();
    }
    if (!mayBegin || !coming) return;
    mayBegin = false;
    coming.fit();
    events.onBegin();
    await nextPaint();
  });
  await loaded;
  signal.throwIfAborted();
  const { remote, truncated: isCut } = letter.sum();
  return {
    ...show().finish(),
    blocked: remote.filter(({ shown, tracker }) => !shown && !tracker).length,
    trackers: remote.filter(({ tracker }) => tracker).length,
    truncated: truncated || isCut,
    guessed,
  };
}

/** Pieces that the frame is given together once it shows the first: whenever it gets some, all of it is laid out and painted again. */
const PIECES_AT_ONCE = 2;

async function fetchBody(href: string, signal: AbortSignal): Promise<HtmlBody> {
  const response = await fetch(href, { headers: { accept: 'application/json' }, signal });
  if (!response.ok) throw new Error(`body answered ${String(response.status)}`);
  return (await response.json()) as HtmlBody;
}

/** As many as the server signs at once. */
const MOST_PICTURES = 500;

/** Our own addresses for pictures on other hosts; none when they are not to be had, which leaves them out. */
async function signPictures(urls: readonly string[], signal: AbortSignal): Promise<Readonly<Record<string, string>>> {
  const response = await fetch(apiHref('signImages'), {
    method: 'POST',
    headers: { accept: 'application/json', 'content-type': 'application/json' },
    body: JSON.stringify({ url: urls.slice(0, MOST_PICTURES) }),
    signal,
  });
  if (!response.ok) return {};
  const { images } = (await response.json()) as OutputOf<typeof signImages>;
  return Object.fromEntries(images);
}
