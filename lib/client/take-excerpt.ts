import { textToHtml } from '#lib/mail/text-to-html.ts';

/** A part of a message that somebody selected. Hostile both: `html` is for the editor to clean. */
export interface Excerpt {
  readonly text: string;
  readonly html: string;
}

/** Characters; of a longer selection nothing is taken. */
const LONGEST = 1_000_000;

/**
 * What is selected in the text of one message, in its frame or on the page; `undefined` for nothing, for blanks, and for what begins or ends
 * outside of it. Its HTML is written down in a document that loads nothing.
 *
 * @param message the element that holds all of it
 */
export function takeExcerpt(message: Element): Excerpt | undefined {
  for (const frame of message.querySelectorAll<HTMLIFrameElement>('iframe.body-frame')) {
    const found = read(frame.contentDocument?.getSelection(), frame.contentDocument?.body);
    if (found) return withinLimits(found.text, inertHtml(found.range));
  }
  for (const text of message.querySelectorAll('.message-text')) {
    const found = read(document.getSelection(), text);
    if (found) return withinLimits(found.text, textToHtml(found.text));
  }
  return undefined;
}

function read(
  selection: Selection | null | undefined,
  within: Element | undefined,
): { readonly range: Range; readonly text: string } | undefined {
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return undefined;
  const range = selection.getRangeAt(0);
  const text = selection.toString();
  return text.trim() !== '' && within?.contains(range.commonAncestorContainer) ? { range, text } : undefined;
}

function inertHtml(range: Range): string {
  const inert = document.implementation.createHTMLDocument('');
  const holder = inert.createElement('div');
  holder.append(inert.importNode(range.cloneContents(), true));
  return holder.innerHTML;
}

const withinLimits = (text: string, html: string): Excerpt | undefined =>
  text.length <= LONGEST && html.length <= LONGEST ? { text, html } : undefined;
