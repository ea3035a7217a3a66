/**
 * What a page is made of, without a word of its texts: elements, names of attributes, and where links and forms lead by kind. Two
 * pages that differ in hostile text alone have the same. Runs in the browser, with nothing from outside; bodies of messages are
 * looked into.
 *
 * @param within the first element that this selector finds, instead of the page.
 */
export function shapeOf(within?: string): string[] {
  const kindOf = (address: string): string => {
    if (address.startsWith('#')) return '#';
    const scheme = /^\s*([a-z][a-z0-9+.-]*):/i.exec(address)?.[1]?.toLowerCase();
    return scheme ?? (/^\s*[\\/]\s*[\\/]/.test(address) ? 'foreign' : 'ours');
  };
  const addresses = new Set(['href', 'src', 'action', 'formaction', 'data', 'poster', 'xlink:href', 'srcdoc']);
  const lines: string[] = [];
  const add = (root: ParentNode, depth: number): void => {
    for (const element of root.children) {
      const name = element.localName;
      // Scripts of ours carry a nonce; how many a page has depends on how long its texts are.
      if (name === 'script' && element.hasAttribute('nonce')) continue;
      if (name.startsWith('next-') || element.matches('[data-toast], .tip, .toasts')) continue;
      const attributes = [...element.attributes]
        .filter(({ name: attribute }) => !/^(?:style|data-state)$/.test(attribute))
        .map(({ name: attribute, value }) => (addresses.has(attribute) ? `${attribute}=${kindOf(value)}` : attribute))
        .sort();
      lines.push(`${' '.repeat(depth)}${name}[${attributes.join(' ')}]`);
      if (name === 'iframe') {
        const content = (element as HTMLIFrameElement).contentDocument;
        if (content) add(content, depth + 1);
      } else add(element, depth + 1);
    }
  };
  add((within && document.querySelector(within)) || document, 0);
  return lines;
}
