import type { Piece } from './prepare-body.ts';

/**
 * Puts the cleaned pieces of a letter behind each other, so that the letter stands there as if it had come as a whole. Each is parsed
 * by itself, as it was cleaned; after that its nodes are moved and never written down again.
 */
export class PieceStage {
  readonly #body: HTMLElement;
  /** The boxes that the last piece ended in, from the letter's division down. */
  #open: readonly Element[] = [];

  constructor(body: HTMLElement) {
    this.#body = body;
  }

  /**
   * A piece whose boxes are not as it says stands behind the others all the same, further out.
   *
   * @returns what came, at its outermost.
   */
  add({ html, chain, shared }: Piece): readonly ChildNode[] {
    const holder = this.#body.ownerDocument.createElement('div');
    holder.innerHTML = html;
    const boxes = boxesIn(holder, chain);
    const level = Math.min(shared, boxes.length);
    const place = this.#open[Math.min(level, this.#open.length) - 1] ?? this.#body;
    const nodes = [...(boxes[level - 1] ?? holder).childNodes];
    for (const node of nodes) place.append(node);
    this.#open = [...this.#open.slice(0, level), ...boxes.slice(level)];
    return nodes;
  }
}

/** Those of a chain that are there, each the only one in the one before. */
function boxesIn(holder: Element, chain: readonly string[]): Element[] {
  const boxes: Element[] = [];
  let parent = holder;
  for (const name of chain) {
    const box = parent.childNodes.length === 1 ? parent.firstElementChild : null;
    if (box?.localName !== name) break;
    boxes.push(box);
    parent = box;
  }
  return boxes;
}
