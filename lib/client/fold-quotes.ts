/** Set on what a letter quotes at its end. The style of the frame hides it until its root is `quotes`. */
const FOLDED = 'trimmed';

/** What mail programs put in front of a quote and mark as theirs. */
const ATTRIBUTION = '.m-gmail_attr, .m-moz-cite-prefix, .m-yahoo_quoted_header';
const MOST = 100_000;

/**
 * Marks the quotes that a letter ends with, and the line "On … wrote:" in front of them where its program marked it. Only what
 * stands in a `<blockquote>` counts as quoted: nothing else is ever hidden, and nothing at all when nothing else would be left.
 *
 * @returns whether there is something to unfold.
 */
export function foldQuotes(letter: Element): boolean {
  const walker = letter.ownerDocument.createTreeWalker(letter, 5); // elements and text
  const quotes = new Set<Element>();
  let left = false;
  let last: Node | null = walker.lastChild();
  for (let next = last; next; next = walker.lastChild()) last = next;
  let seen = 0;
  for (let node = last; node && seen < MOST; node = walker.previousNode()) {
    seen += 1;
    const quote = outermostQuote(node, letter);
    if (quote) {
      quotes.add(quote);
      walker.currentNode = quote;
    } else if (isVisible(node)) {
      const attribution = (node.parentElement ?? letter).closest(ATTRIBUTION);
      if (quotes.size > 0 && attribution && letter.contains(attribution)) {
        quotes.add(attribution);
        walker.currentNode = attribution;
        continue;
      }
      left = true;
      break;
    }
  }
  if (!left) return false;
  for (const quote of quotes) quote.classList.add(FOLDED);
  return quotes.size > 0;
}

function outermostQuote(node: Node, letter: Element): Element | null {
  let found: Element | null = null;
  for (let element = node.parentElement; element && element !== letter; element = element.parentElement)
    if (element.localName === 'blockquote') found = element;
  return found ?? ((node as Element).localName === 'blockquote' ? (node as Element) : null);
}

/** Whether somebody could see it: letters, a picture or a line. What is hidden by style counts, too: better shown once too often. */
const isVisible = (node: Node): boolean =>
  node.nodeType === 3
    ? /[^\s\p{Cf}]/u.test(node.nodeValue ?? '')
    : (node as Element).matches('hr, img:not([data-blocked=tracker])');
