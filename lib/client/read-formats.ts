import type Squire from 'squire-rte';

/** How the text at the cursor looks, for the buttons that change it. */
export interface Formats {
  readonly bold: boolean;
  readonly italic: boolean;
  readonly underline: boolean;
  readonly strike: boolean;
  readonly bullets: boolean;
  readonly numbers: boolean;
  readonly quote: boolean;
  /** Where the link at the cursor leads; `''` when there is none. */
  readonly link: string;
  readonly align: 'start' | 'center' | 'end';
  readonly rtl: boolean;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
}

/** Before anything is known. */
export const NO_FORMATS: Formats = {
  bold: false,
  italic: false,
  underline: false,
  strike: false,
  bullets: false,
  numbers: false,
  quote: false,
  link: '',
  align: 'start',
  rtl: false,
  canUndo: false,
  canRedo: false,
};

/** Reads them where the cursor stands. */
export function readFormats(editor: Squire): Formats {
  const { commonAncestorContainer: at } = editor.getSelection();
  const element = at.nodeType === 1 ? (at as HTMLElement) : at.parentElement;
  const style = element?.ownerDocument.defaultView?.getComputedStyle(element);
  const rtl = style?.direction === 'rtl';
  const align = style?.textAlign ?? 'start';
  const within = (selector: string): Element | null => element?.closest(selector) ?? null;
  const has = (...tags: readonly string[]): boolean => tags.some((tag) => editor.hasFormat(tag));
  return {
    ...NO_FORMATS,
    bold: has('B', 'STRONG'),
    italic: has('I', 'EM'),
    underline: has('U'),
    strike: has('S', 'DEL', 'STRIKE'),
    bullets: within('ul, ol')?.localName === 'ul',
    numbers: within('ul, ol')?.localName === 'ol',
    quote: within('blockquote') !== null,
    link: within('a[href]')?.getAttribute('href') ?? '',
    align: align === 'center' ? 'center' : align === 'end' || align === (rtl ? 'left' : 'right') ? 'end' : 'start',
    rtl,
  };
}
