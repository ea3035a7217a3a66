/** More is no letter (security.md, limits). */
const MOST_ELEMENTS = 50_000;
/** Deeper elements give their text to the one above them. */
const DEEPEST = 255;

/**
 * Cuts a tree to what a browser lays out at once: 50,000 elements, the first ones, and 255 levels, below which only text is left.
 *
 * @returns whether something was cut off.
 */
export function limitTree(root: Element, most = MOST_ELEMENTS): boolean {
  let count = 0;
  let depth = 0;
  let node: Element = root;
  for (;;) {
    const child = depth >= DEEPEST ? null : node.firstElementChild;
    if (depth >= DEEPEST && node.firstElementChild) node.textContent = textOf(node);
    if (child) {
      node = child;
      depth += 1;
    } else {
      while (node !== root && !node.nextElementSibling && node.parentElement) {
        node = node.parentElement;
        depth -= 1;
      }
      if (node === root || !node.nextElementSibling) return false;
      node = node.nextElementSibling;
    }
    count += 1;
    if (count > most) {
      cutFrom(node, root);
      return true;
    }
  }
}

const textOf = (element: Element): string => (element.textContent ?? '').slice(0, 100_000);

/** Takes a node and all that follow it. */
function cutFrom(first: Element, root: Element): void {
  for (let node: ChildNode = first; node !== root;) {
    const { parentElement } = node;
    while (node.nextSibling) node.nextSibling.remove();
    if (node === first) node.remove();
    if (!parentElement) return;
    node = parentElement;
  }
}
