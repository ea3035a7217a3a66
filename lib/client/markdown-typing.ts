import type Squire from 'squire-rte';
import { readBlockSign, type BlockSign } from '#lib/mail/read-block-sign.ts';
import { readInlineSigns } from '#lib/mail/read-inline-signs.ts';
import { textAtCursor, type TextAtCursor } from './text-at-cursor.ts';

/** An empty stretch that the cursor can stand in; Squire takes it away. */
const NOTHING = '\u200b';
const FENCE = /^```\w{0,20}$/;

interface Cursor extends TextAtCursor {
  /** The line in front of it. */
  readonly before: string;
  readonly block: HTMLElement;
}

/**
 * Turns signs of Markdown into formatting as they are typed. What stood there is an undo point, so Undo, or Backspace as the next key, brings
 * the signs back. Puts nothing into the letter but elements named here and the text that was there.
 */
export class MarkdownTyping {
  readonly #editor: Squire;
  readonly #letter: HTMLElement;
  /** The last key made formatting of signs. */
  #isFresh = false;

  constructor(editor: Squire, letter: HTMLElement) {
    this.#editor = editor;
    this.#letter = letter;
  }

  /** Something else happens: signs are taken back by Undo alone. */
  settle(): void {
    this.#isFresh = false;
  }

  /** @returns whether formatting that the last key made is signs again */
  takeBack(): boolean {
    const isFresh = this.#isFresh;
    this.#isFresh = false;
    if (isFresh) this.#editor.undo();
    return isFresh;
  }

  /** @param typed what came in front of the cursor just now */
  read(typed: string): void {
    if (typed === ' ' || typed === '\u00a0') this.#readBlock();
    else if (/[*_~`)]$/.test(typed)) this.#readInline();
  }

  /** A line of three backticks ends: what follows is written as it is. @returns whether it was one */
  openCode(): boolean {
    const now = this.#cursor();
    if (!now || !FENCE.test(now.block.textContent.replaceAll(NOTHING, '')) || !this.#isLine(now)) return false;
    this.#keep();
    const { block } = this.#cursor() ?? now;
    const pre = block.ownerDocument.createElement('pre');
    pre.append(block.ownerDocument.createElement('br'));
    block.replaceWith(pre);
    this.#goTo(pre, 0);
    this.#isFresh = true;
    return true;
  }

  #readBlock(): void {
    const first = this.#cursor();
    const sign = first && readBlockSign(first.before);
    if (!sign || !mayBecome(first.block, sign)) return;
    this.#keep();
    const now = this.#cursor();
    if (!now || readBlockSign(now.before) !== sign) return;
    const { node, offset, block } = now;
    node.deleteData(0, offset);
    if (block.textContent === '') block.replaceChildren(block.ownerDocument.createElement('br'));
    this.#goTo(block.contains(node) ? node : block, 0);
    this.#make(sign, block);
    this.#isFresh = true;
  }

  #make(sign: BlockSign, block: HTMLElement): void {
    if (sign === 'bullets') this.#editor.makeUnorderedList();
    else if (sign === 'numbers') this.#editor.makeOrderedList();
    else if (sign === 'quote') this.#editor.increaseQuoteLevel();
    else {
      const heading = block.ownerDocument.createElement(sign);
      if (block.dir !== '') heading.dir = block.dir;
      heading.append(...block.childNodes);
      block.replaceWith(heading);
      this.#goTo(heading, 0);
    }
  }

  #readInline(): void {
    const first = this.#cursor();
    if (!first || first.node.parentElement?.closest('pre, code, a') || !readInlineSigns(textBefore(first))) return;
    this.#keep();
    const now = this.#cursor();
    const found = now && readInlineSigns(textBefore(now));
    if (!found) return;
    const { node, offset } = now;
    const page = node.ownerDocument;
    const made = page.createElement(found.tag);
    made.textContent = found.text.replaceAll(NOTHING, '');
    if (found.tag === 'a') made.setAttribute('href', found.href);
    const behind = page.createTextNode(NOTHING);
    const signs = page.createRange();
    signs.setStart(node, found.from);
    signs.setEnd(node, offset);
    signs.deleteContents();
    signs.insertNode(behind);
    signs.insertNode(made);
    this.#goTo(behind, 1);
    this.#isFresh = true;
  }

  /** What stands there now is where Undo goes back to. */
  #keep(): void {
    this.#editor.modifyDocument(() => this.#editor.saveUndoState());
  }

  #goTo(node: Node, offset: number): void {
    const range = this.#letter.ownerDocument.createRange();
    range.setStart(node, offset);
    this.#editor.setSelection(range);
  }

  /** A list, a quote or a heading begins where a line of its own does. */
  #isLine({ block }: Cursor): boolean {
    return block !== this.#letter && (block.localName === 'div' || block.localName === 'p');
  }

  #cursor(): Cursor | undefined {
    const at = textAtCursor(this.#editor);
    if (!at || !this.#letter.contains(at.node)) return undefined;
    const { node, offset } = at;
    let block = node.parentElement;
    const view = this.#letter.ownerDocument.defaultView;
    while (block && block !== this.#letter && view?.getComputedStyle(block).display.startsWith('inline'))
      block = block.parentElement;
    if (!block) return undefined;
    const line = this.#letter.ownerDocument.createRange();
    line.setStart(block, 0);
    line.setEnd(node, offset);
    return { node, offset, block, before: line.toString().replaceAll(NOTHING, '') };
  }
}

const textBefore = ({ node, offset }: Cursor): string => node.data.slice(0, offset);

/** Within a list, what would be a list again stays as it is; a heading takes the place of a line. */
function mayBecome(block: HTMLElement, sign: BlockSign): boolean {
  if (block.closest('pre')) return false;
  if (sign === 'bullets' || sign === 'numbers') return !block.closest('li');
  return sign === 'quote' || block.localName === 'div' || block.localName === 'p';
}
