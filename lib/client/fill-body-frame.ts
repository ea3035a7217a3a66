import { apiHref, type HtmlBody, type OutputOf, type signImages } from '#lib/contract/index.ts';
import { markHits } from './mark-hits.ts';

/** What had to be left out of a body that is shown. */
export interface ShownBody {
  /** Pictures on other hosts, without those that only report that the message was opened. */
  readonly blocked: number;
  readonly trackers: number;
  readonly truncated: boolean;
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
  /** Words to mark in its text. */
  readonly marks?: readonly string[];
}

const TALLEST = 200_000; // CSS pixels; a longer body scrolls inside its frame

/**
 * Fills a frame that stands on the empty frame document: fetches the body, cleans it with the browser's own parser,
 * and lets the frame grow with what is in it. Call it before the frame is put into the page, and keep its sandbox without scripts.
 *
 * @throws when the body cannot be fetched or cleaned, or `signal` ended it: show the text instead.
 */
export async function fillBodyFrame(
  frame: HTMLIFrameElement,
  source: BodySource,
  signal: AbortSignal,
): Promise<ShownBody> {
  const loaded = new Promise<void>((resolve) => {
    frame.addEventListener('load', () => resolve(), { once: true });
  });
  const [fetched, { choosePictures, sanitiseHtml }] = await Promise.all([
    source.given ?? fetchBody(source.href, signal),
    import('#lib/html/index.ts'), // the cleaner is only for pages that show designed mail
  ]);
  const own = { cidUrls: source.images };
  const first = sanitiseHtml(fetched.html, own);
  const wanted = source.remote ? first.remote.filter(({ tracker }) => !tracker).map(({ url }) => url) : [];
  const ours = wanted.length > 0 ? await signPictures(wanted, signal) : {};
  const clean = wanted.length > 0 ? sanitiseHtml(fetched.html, { ...own, pictures: choosePictures(ours) }) : first;
  await loaded;
  signal.throwIfAborted();
  const { contentDocument } = frame;
  if (!contentDocument) throw new Error('the frame has no document');
  const sheet = contentDocument.createElement('style');
  sheet.textContent = clean.css;
  contentDocument.head.append(sheet);
  contentDocument.body.innerHTML = clean.html;
  markHits(contentDocument.body, source.marks ?? []);
  followHeight(frame, contentDocument, signal);
  return {
    blocked: clean.remote.filter(({ shown, tracker }) => !shown && !tracker).length,
    trackers: clean.remote.filter(({ tracker }) => tracker).length,
    truncated: fetched.truncated || clean.truncated,
  };
}

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

/** Keeps the frame as high as its content: images come late, and a narrower window makes more lines. */
function followHeight(frame: HTMLIFrameElement, content: Document, signal: AbortSignal): void {
  const { body, documentElement } = content;
  const fit = (): void => {
    const bar = documentElement.scrollWidth > documentElement.clientWidth ? 18 : 0;
    const height = Math.max(body.scrollHeight, body.getBoundingClientRect().bottom) + bar;
    frame.style.height = `${String(Math.min(TALLEST, Math.ceil(height)))}px`;
  };
  fit();
  const observer = new ResizeObserver(fit);
  observer.observe(body);
  signal.addEventListener('abort', () => {
    observer.disconnect();
  });
}
