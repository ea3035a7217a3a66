import type Squire from 'squire-rte';
import { keepUndoPoints } from './keep-undo-points.ts';
import { MarkdownTyping } from './markdown-typing.ts';
import { textAtCursor, type TextAtCursor } from './text-at-cursor.ts';

/** The word before a blank may be an address, which becomes a link. */
const MAY_BE_LINK = /[./@:]\S+$/;

/**
 * Listens to keys before Squire does, which would write down the whole letter at each blank and each deletion: where nothing but a sign
 * comes or goes, the browser does it alone and an undo point is kept later. Signs of Markdown become formatting where the person wants that.
 */
export function hearTyping(editor: Squire, letter: HTMLElement, markdown: boolean, signal: AbortSignal): void {
  const page = letter.ownerDocument;
  const typed = keepUndoPoints(editor, letter, signal);
  const signs = markdown ? new MarkdownTyping(editor, letter) : undefined;
  const early = { signal, capture: true };
  page.addEventListener(
    'keydown',
    (event) => {
      const { key, ctrlKey, metaKey, altKey, shiftKey } = event;
      if (event.isComposing || event.keyCode === 229) return;
      if (key === 'Backspace' && !shiftKey && signs?.takeBack()) {
        event.preventDefault();
        event.stopPropagation();
        return;
      }
      if (key !== 'Shift') signs?.settle();
      if (ctrlKey || metaKey || altKey || shiftKey) return;
      if ((key === ' ' && isPlainBlank(editor)) || (key === 'Backspace' && isPlainDeletion(editor)))
        event.stopPropagation();
    },
    early,
  );
  page.addEventListener('pointerdown', () => signs?.settle(), early);
  page.addEventListener(
    'beforeinput',
    (event) => {
      if (event.inputType !== 'insertParagraph' || !signs?.openCode()) return;
      event.preventDefault();
      event.stopPropagation();
    },
    early,
  );
  letter.addEventListener(
    'input',
    (event) => {
      const { inputType, data, isComposing } = event;
      typed();
      if (!isComposing && inputType === 'insertText' && data !== null) signs?.read(data);
    },
    { signal },
  );
}

/** No link ends here or could begin, so a blank is a blank. */
const isPlainBlank = (editor: Squire): boolean => {
  const at = textAtCursor(editor);
  return at !== undefined && !isInLink(at) && !MAY_BE_LINK.test(before(at).slice(-2000));
};

/** Text stays in front of what goes, so nothing is left empty. */
const isPlainDeletion = (editor: Squire): boolean => {
  const at = textAtCursor(editor);
  return at !== undefined && !isInLink(at) && before(at).replaceAll('\u200b', '').length > 2;
};

const before = ({ node, offset }: TextAtCursor): string => node.data.slice(0, offset);
const isInLink = ({ node }: TextAtCursor): boolean => Boolean(node.parentElement?.closest('a'));
