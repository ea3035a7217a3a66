import { AppError } from '#lib/errors.ts';
import { nextPaint } from './next-paint.ts';
import { numberLinks } from './number-links.ts';

/** Milliseconds that printing waits for letters to be there whole, for the document, and for their pictures. */
const PATIENCE = { letters: 20_000, document: 20_000, pictures: 5_000 };

export interface Paper {
  /** An empty frame document whose policy lets the page print it, and what the frame may do, as its attribute says it. */
  readonly href: string;
  readonly sandbox: string;
  /** What stands over the list of where links lead. */
  readonly links: string;
}

/**
 * Prints a view that holds letters in frames. A browser cuts a frame wherever a page of paper ends, through lines and pictures, and
 * prints no more of it than the screen shows; so all of it is copied into one document that runs nothing, where it flows from page to
 * page: each letter out of its frame into a shadow tree, with its own style sheets and nobody else's, in the colours for paper. What
 * its links say is followed by a number, and where they lead is listed below it. Nodes are copied as they stand, none is written
 * down and read again.
 *
 * @throws AppError print.no_document when none came, or something else than ours
 */
export async function printPaper(view: Element, { href, sandbox, links }: Paper): Promise<void> {
  const start = performance.now();
  while (view.querySelector('[aria-busy="true"]') && performance.now() - start < PATIENCE.letters) await nextPaint();
  document.querySelector('.paper-frame')?.remove();
  const frame = document.createElement('iframe');
  frame.className = 'paper-frame';
  frame.ariaHidden = 'true';
  frame.tabIndex = -1;
  frame.setAttribute('sandbox', sandbox);
  frame.src = href;
  const loaded = new Promise<boolean>((resolve) => {
    frame.addEventListener('load', () => resolve(true), { once: true });
    setTimeout(() => resolve(false), PATIENCE.document);
  });
  document.body.append(frame);
  const arrived = await loaded;
  const { contentDocument: paper, contentWindow } = frame;
  if (!arrived || !paper || !contentWindow) {
    frame.remove();
    throw new AppError('print.no_document');
  }
  paper.title = document.title; // browsers print it, and name the file after it
  const sheet = paper.createElement('style');
  sheet.textContent = ownRules();
  paper.head.append(sheet);
  const copy = paper.importNode(view, true);
  for (const hidden of copy.querySelectorAll('noscript')) hidden.remove();
  const frames = [...view.querySelectorAll('iframe')];
  for (const [nth, place] of [...copy.querySelectorAll('iframe')].entries()) {
    const letter = frames[nth]?.contentDocument;
    place.replaceWith(...(letter ? copyLetter(paper, letter, links) : []));
  }
  paper.body.append(copy);
  await Promise.race([pictures(paper), new Promise((resolve) => setTimeout(resolve, PATIENCE.pictures))]);
  contentWindow.print();
}

/** The style sheets of this page, none of a message. */
const ownRules = (): string =>
  [...document.styleSheets].flatMap(({ cssRules }) => [...cssRules].map(({ cssText }) => cssText)).join('\n');

function copyLetter(paper: Document, letter: Document, title: string): Element[] {
  const host = paper.createElement('div');
  const box = paper.createElement('div');
  box.dir = 'auto';
  const own = [...letter.head.querySelectorAll('style')].map((style) => paper.importNode(style, true));
  box.append(...[...letter.body.childNodes].map((node) => paper.importNode(node, true)));
  host.attachShadow({ mode: 'open' }).append(...own, box);
  for (const image of box.querySelectorAll('img')) image.loading = 'eager'; // nobody scrolls to them
  const leads = numberLinks(box);
  if (leads.length === 0) return [host];
  const list = paper.createElement('ol');
  list.className = 'ps-6';
  list.style.listStyle = 'decimal';
  list.append(
    ...leads.map((lead) => {
      const line = paper.createElement('li');
      line.className = 'wrap-anywhere';
      line.textContent = lead;
      return line;
    }),
  );
  const about = paper.createElement('section');
  about.dataset['links'] = '';
  about.className = 'border-t border-line px-4 pt-2 text-snippet';
  const heading = paper.createElement('h2');
  heading.className = 'font-strong';
  heading.textContent = title;
  about.append(heading, list);
  return [host, about];
}

async function pictures(paper: Document): Promise<void> {
  const trees = [paper, ...[...paper.querySelectorAll('div')].flatMap(({ shadowRoot }) => shadowRoot ?? [])];
  const images = trees.flatMap((tree) => [...tree.querySelectorAll('img')]);
  // One that cannot be shown stands there by its words.
  await Promise.allSettled(images.map((image) => image.decode()));
}
