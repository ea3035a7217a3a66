/** What lies in a tree in one place: brothers that follow each other, and where. */
export interface Cut {
  /** Copies of the elements round them, from the root down, with nothing in them. The same copy each time. */
  readonly chain: readonly Element[];
  /** Still in the tree; they may be taken out of it. */
  readonly nodes: readonly ChildNode[];
}

/** Boxes round other boxes. Written down with a part of what is in them, a parser makes the same boxes of them again. */
const OPENED = new Set(['article', 'blockquote', 'center', 'div', 'main', 'section', 'table', 'tbody', 'td', 'tr']);
const DEEPEST = 24;

/**
 * Cuts a tree into runs of brothers in the order of the document, each of about `most` elements, asked for each: only boxes with
 * more than that in them are opened. All runs together are the whole tree; an empty one has none.
 *
 * @param first the copy that stands for the root.
 * @param copy of a box that is opened.
 */
export function* cutTree(
  root: Element,
  first: Element,
  most: () => number,
  copy: (box: Element) => Element,
): Generator<Cut, void, void> {
  yield* cutBox(root, [first], most, copy);
}

function* cutBox(
  box: Element,
  chain: readonly Element[],
  most: () => number,
  copy: (box: Element) => Element,
): Generator<Cut, void, void> {
  let nodes: ChildNode[] = [];
  let weight = 0;
  for (let node = box.firstChild, next: ChildNode | null = null; node; node = next) {
    next = node.nextSibling;
    const own = most() === Infinity ? 0 : weightOf(node);
    if (own > most() && OPENED.has((node as Element).localName) && chain.length < DEEPEST) {
      if (nodes.length > 0) yield { chain, nodes };
      [nodes, weight] = [[], 0];
      yield* cutBox(node as Element, [...chain, copy(node as Element)], most, copy);
      continue;
    }
    nodes.push(node);
    weight += own;
    if (weight < most()) continue;
    yield { chain, nodes };
    [nodes, weight] = [[], 0];
  }
  if (nodes.length > 0) yield { chain, nodes };
}

/** Elements; what is not one counts as one. No live collection: each of them makes every later change of the tree dearer. */
const weightOf = (node: ChildNode): number =>
  node.nodeType === 1 ? 1 + (node as Element).querySelectorAll('*').length : 1;
