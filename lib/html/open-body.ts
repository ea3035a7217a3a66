/** What of a window is needed to prepare a body: the browser's own, or jsdom's. */
export interface ParserWindow {
  readonly DOMParser: new () => DOMParser;
  readonly Document: { readonly prototype: Document };
  readonly Element: { readonly prototype: Element };
  readonly Node: { readonly prototype: Node };
}

/** Characters that are parsed in one go, where it may be done in several. */
const AT_ONCE = 64_000;

/**
 * Parses HTML into a document that runs and loads nothing, step by step where `inSteps`, and takes its forms away: what is in them
 * stands in their place. From then on no name that the sender gave is in the way of who walks the tree: a form answers
 * `parentElement` and `nextSibling` with its fields, so that one would go round in it for ever. The document itself is not to be
 * asked for anything, it answers with pictures of that name.
 *
 * @returns its body.
 */
export function* openBody(html: string, window: ParserWindow, inSteps: boolean): Generator<null, HTMLElement, void> {
  const { Document, Element, Node } = window;
  const page = new window.DOMParser().parseFromString(inSteps && html.length > AT_ONCE ? '' : html, 'text/html');
  if (inSteps && html.length > AT_ONCE) {
    for (let from = 0; from < html.length; from += AT_ONCE) {
      Document.prototype.write.call(page, html.slice(from, from + AT_ONCE));
      yield null;
    }
    Document.prototype.close.call(page);
  }
  const body = read<HTMLElement>(Document.prototype, 'body', page);
  for (const form of body.querySelectorAll('form')) {
    const parent = read<Node>(Node.prototype, 'parentNode', form);
    for (;;) {
      const child = read<ChildNode | null>(Node.prototype, 'firstChild', form);
      if (!child) break;
      Node.prototype.insertBefore.call(parent, child, form);
    }
    Element.prototype.remove.call(form);
  }
  return body;
}

/** What an object is asked for, whatever it answers by that name itself. */
const read = <T>(prototype: object, name: string, of: object): T =>
  Object.getOwnPropertyDescriptor(prototype, name)?.get?.call(of) as T;
