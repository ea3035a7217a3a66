import type Squire from 'squire-rte';
import { readFormats } from './read-formats.ts';

/** What a button or key of the editor does. `link` takes an address (`''` takes the link away), `colour` a colour of CSS (`''`: none). */
export type FormatCommand =
  | 'bold'
  | 'italic'
  | 'underline'
  | 'strike'
  | 'bullets'
  | 'numbers'
  | 'quote'
  | 'link'
  | 'colour'
  | 'start'
  | 'center'
  | 'end'
  | 'rtl'
  | 'clear'
  | 'undo'
  | 'redo';

/** Does it to what is selected. What is on goes off. */
export function runFormat(editor: Squire, command: FormatCommand, value: string): void {
  const now = readFormats(editor);
  switch (command) {
    case 'bold':
      toggle(editor, now.bold, 'B', ['B', 'STRONG']);
      break;
    case 'italic':
      toggle(editor, now.italic, 'I', ['I', 'EM']);
      break;
    case 'underline':
      toggle(editor, now.underline, 'U', ['U']);
      break;
    case 'strike':
      toggle(editor, now.strike, 'S', ['S', 'DEL', 'STRIKE']);
      break;
    case 'bullets':
      if (now.bullets) editor.removeList();
      else editor.makeUnorderedList();
      break;
    case 'numbers':
      if (now.numbers) editor.removeList();
      else editor.makeOrderedList();
      break;
    case 'quote':
      if (now.quote) editor.decreaseQuoteLevel();
      else editor.increaseQuoteLevel();
      break;
    case 'link':
      if (value === '') editor.removeLink();
      else editor.makeLink(value);
      break;
    case 'colour':
      editor.setTextColor(value || null);
      break;
    case 'start':
      editor.setTextAlignment(now.rtl ? 'right' : 'left');
      break;
    case 'center':
      editor.setTextAlignment('center');
      break;
    case 'end':
      editor.setTextAlignment(now.rtl ? 'left' : 'right');
      break;
    case 'rtl':
      editor.setTextDirection(now.rtl ? 'ltr' : 'rtl');
      break;
    case 'clear':
      editor.removeAllFormatting();
      break;
    case 'undo':
      editor.undo();
      break;
    case 'redo':
      editor.redo();
      break;
  }
  editor.focus();
}

function toggle(editor: Squire, isOn: boolean, add: string, remove: readonly string[]): void {
  if (!isOn) editor.changeFormat({ tag: add });
  else for (const tag of remove) if (editor.hasFormat(tag)) editor.changeFormat(null, { tag });
}
