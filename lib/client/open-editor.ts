import squireIn from 'squire-rte/dist/squire-raw.mjs';
import { buildSanitiser, LETTER_CLASS } from '#lib/html/index.ts';
import { htmlToText } from '#lib/mail/html-to-text.ts';
import { inlineCid, QUOTED } from '#lib/mail/inline-picture.ts';
import { signatureBlock, type Signature } from '#lib/mail/signed-html.ts';
import { darkenLetter } from './darken-letter.ts';
import { EDITOR_STYLE } from './editor-style.ts';
import { growWithLetter } from './grow-with-letter.ts';
import { hearEditor, type EditorEvents } from './hear-editor.ts';
import { hearTyping } from './hear-typing.ts';
import { PictureLinks } from './picture-links.ts';
import type { Formats } from './read-formats.ts';
import { runFormat, type FormatCommand } from './run-format.ts';
import { tellFormats } from './tell-formats.ts';

/** What is in the editor, and what may be done to it. */
export interface RichEditor {
  /** As it is saved and sent: pictures by `cid:`. */
  readonly html: () => string;
  readonly text: () => string;
  /** As `html`, without the signature and what is quoted. */
  readonly own: () => string;
  readonly run: (command: FormatCommand, value?: string) => void;
  /** Puts an uploaded picture where the cursor is. */
  readonly addPicture: (upload: { readonly id: string; readonly name: string }) => void;
  /** As `swapSignature`, for what stands in the editor. */
  readonly swapSignature: (before: Signature, after: Signature) => void;
  /** Puts HTML where the cursor is. Hostile: it passes the policy. */
  readonly insert: (html: string) => void;
  readonly setDark: (dark: boolean) => void;
  readonly focus: () => void;
}

export interface EditorContent {
  /** Hostile. */
  readonly html: string;
  /** Hostile; takes the place of `QUOTED` in `html`. */
  readonly quoted: string;
  /** Id of the upload for each Content-ID in them. */
  readonly pictures: Readonly<Record<string, string>>;
  /** Address of an uploaded picture, up to its id. */
  readonly pictureHref: string;
  /** For screen readers. */
  readonly label: string;
  readonly dark: boolean;
  /** Signs of Markdown become formatting as they are typed. */
  readonly markdown: boolean;
}

export interface EditorWishes extends EditorEvents {
  readonly onInput: () => void;
  readonly onFormats: (formats: Formats) => void;
}

/** What is not the writer's own, and the line that says whose it is. */
const QUOTES = '.moz-cite-prefix, .moz-forward-container, blockquote[type=cite]';
/** Each line runs as its own words do, here and where it is read. */
const LINE = { dir: 'auto' };
/** Of a long letter only so many versions are kept to go back to: each is a letter. Octets, and how many. */
const UNDO = { documentSizeThreshold: 200_000, undoLimit: 50 };

/**
 * Makes an editor of a frame that stands on the empty frame document. Nothing runs in that document: Squire works on it from here,
 * with the names of its window (scripts/squire-in-window.mjs). All HTML that comes in, by opening, paste or drop, passes the one
 * policy first, so what is quoted can do no more here than in the reader.
 *
 * @throws AppError message.unreadable (more than 2 MB); Error when the frame has no document
 */
export function openEditor(
  frame: HTMLIFrameElement,
  content: EditorContent,
  wishes: EditorWishes,
  signal: AbortSignal,
): RichEditor {
  const { contentDocument: page, contentWindow: view } = frame;
  if (!page || !view) throw new Error('the frame has no document');
  const links = new PictureLinks(content.pictureHref, content.pictures);
  const sanitiser = buildSanitiser(window);
  const clean = (html: string): string =>
    sanitiser.whole(links.toSaved(html), { cidUrls: links.cidUrls, purpose: 'writing' }).html;
  const quoted = content.quoted && clean(content.quoted);
  const letter = page.createElement('div');
  letter.className = LETTER_CLASS;
  for (const [name, value] of [
    ['role', 'textbox'],
    ['aria-multiline', 'true'],
    ['aria-label', content.label],
    ['dir', 'auto'],
    ['spellcheck', 'true'],
  ] as const)
    letter.setAttribute(name, value);
  const style = page.createElement('style');
  style.textContent = EDITOR_STYLE;
  page.head.append(style);
  page.body.replaceChildren(letter);
  const Squire = squireIn(view);
  const editor = new Squire(letter, {
    sanitizeToDOMFragment: (html) => {
      const holder = page.createElement('template');
      holder.innerHTML = clean(html);
      return links.setAside(page.importNode(holder.content, true));
    },
    didError: (error: unknown) => {
      throw error;
    },
    undo: UNDO,
    blockAttributes: LINE,
  });
  signal.addEventListener('abort', () => editor.destroy());
  editor.setHTML(content.html.replace(QUOTED, () => quoted));
  for (const line of letter.children)
    if (line.localName === 'div' && line.attributes.length === 0) line.setAttribute('dir', LINE.dir);
  editor.moveCursorToStart();

  let isDarkened = false;
  const setDark = (dark: boolean): void => {
    if (dark && !isDarkened) darkenLetter(letter, true, signal);
    isDarkened ||= dark;
    page.documentElement.classList.toggle('dark', dark);
  };
  setDark(content.dark);
  const tell = tellFormats(editor, wishes.onFormats, signal);
  editor.addEventListener('input', wishes.onInput);
  hearEditor(frame, page, wishes, signal);
  hearTyping(editor, letter, content.markdown, signal);
  growWithLetter(frame, letter, signal);
  const html = (): string => links.toSaved(editor.getHTML());
  return {
    html,
    text: () => htmlToText(html()),
    own: () => {
      const holder = page.createElement('template');
      holder.innerHTML = html();
      for (const one of holder.content.querySelectorAll(`.moz-signature, ${QUOTES}`)) one.remove();
      return holder.innerHTML;
    },
    run: (command, value = '') => {
      runFormat(editor, command, value);
      tell();
    },
    addPicture: ({ id, name }) => {
      links.add(inlineCid(id), id);
      editor.insertImage(links.hrefOf(id), { alt: name });
      editor.focus();
    },
    swapSignature: (before, after) => swapSignature(letter, before, after, clean),
    insert: (html) => {
      editor.insertHTML(html);
      editor.focus();
    },
    setDark,
    focus: () => {
      view.focus();
      editor.focus();
    },
  };
}

/** Only a signature that stands there unchanged is taken away, as in plain text. */
function swapSignature(letter: Element, before: Signature, after: Signature, clean: (html: string) => string): void {
  if (before.signature === after.signature && before.signatureHtml === after.signatureHtml) return;
  const block = (one: Signature): string => clean(signatureBlock(one));
  const textOf = (html: string): string => htmlToText(html).trim();
  const found = [...letter.querySelectorAll('.moz-signature')].findLast((one) => !one.closest('blockquote'));
  if (before.signature === '' && !found && after.signature !== '') {
    const quote = letter.querySelector(QUOTES);
    const holder = letter.ownerDocument.createElement('div');
    holder.innerHTML = block(after);
    letter.insertBefore(holder.firstElementChild ?? holder, quote?.parentElement === letter ? quote : null);
  } else if (found && textOf(found.outerHTML) === textOf(block(before))) {
    if (after.signature === '') found.remove();
    else found.outerHTML = block(after);
  }
}
