import {
  blend,
  darkLine,
  darkPaper,
  DARK_PAPER,
  PAPER,
  readableInk,
  readColour,
  writeColour,
  type Colour,
} from '#lib/html/index.ts';

/** Elements that are looked at in one go, about 10 ms on a slow machine. */
const AT_ONCE = 1_500;

/**
 * Finds for every element of a letter the colours in which it can be read in the dark, and writes them down beside its own: as
 * custom properties, which the style of the frame uses while its root is `dark` and shown on a screen. Paper is darkened, ink
 * turned until it has a contrast of 4.5 : 1 or more; pictures, and what is written on them, stay. The first elements are done
 * when this returns, the rest in small steps.
 *
 * @param papers whether to touch backgrounds; not where the message has dark colours of its own.
 * @returns does the same to what came into the letter later, in the order of the document.
 */
export function darkenLetter(letter: Element, papers: boolean, signal: AbortSignal): (added: Iterable<Node>) => void {
  const view = letter.ownerDocument.defaultView ?? window;
  const waiting: HTMLElement[] = [];
  let isDue = false;
  /** What each element is seen on: as it is written, and in the dark. `null` for a picture. */
  const papersOf = new Map<Element | null, { light: Colour; dark: Colour } | null>([
    [letter.parentElement, { light: papers ? PAPER : DARK_PAPER, dark: DARK_PAPER }],
  ]);
  const step = (): void => {
    isDue = false;
    if (signal.aborted) return;
    const writes: (() => void)[] = [];
    for (const element of waiting.splice(0, AT_ONCE)) look(element, view.getComputedStyle(element), writes);
    for (const write of writes) write();
    if (waiting.length === 0) return;
    isDue = true;
    setTimeout(step, 0);
  };
  const add = (added: Iterable<Node>): void => {
    for (const node of added) {
      if (node.nodeType !== 1) continue;
      waiting.push(node as HTMLElement);
      for (const element of (node as HTMLElement).querySelectorAll<HTMLElement>('*')) waiting.push(element);
    }
    if (!isDue) step();
  };
  add([letter]);
  return add;

  function look(element: HTMLElement, style: CSSStyleDeclaration, writes: (() => void)[]): void {
    const put = (name: 'paper' | 'ink' | 'line', value: string): void => {
      writes.push(() => {
        element.style.setProperty(`--dark-${name}`, value);
        element.classList.add(`dark-${name}`);
      });
    };
    const around = papersOf.get(element.parentElement) ?? null;
    const on = paperOf(style, around);
    papersOf.set(element, on);
    if (on && on !== around && papers) put('paper', writeColour(on.dark));
    const ink = readColour(style.color);
    if (ink && hasText(element)) {
      const seen = on && readableInk(blend(ink, on.dark), on.dark);
      if (!on || !seen || writeColour(seen) !== writeColour(ink)) put('ink', writeColour(seen ?? ink));
    }
    if (papers && hasBorder(style))
      put(
        'line',
        style.borderColor.replace(/rgba?\([^)]*\)/g, (text) => {
          const line = readColour(text);
          return line && line.alpha > 0.1 ? writeColour(darkLine(blend(line, on?.light ?? PAPER))) : text;
        }),
      );
  }

  function paperOf(style: CSSStyleDeclaration, around: { light: Colour; dark: Colour } | null) {
    if (style.backgroundImage !== 'none') return null;
    const own = readColour(style.backgroundColor);
    if (!own || own.alpha < 0.05) return around;
    const light = blend(own, around?.light ?? PAPER);
    return { light, dark: papers ? darkPaper(light) : light };
  }
}

const hasText = (element: Element): boolean => {
  for (let node = element.firstChild; node; node = node.nextSibling)
    if (node.nodeType === 3 && node.nodeValue?.trim()) return true;
  return element.localName === 'img' && element.hasAttribute('alt');
};

const hasBorder = ({ borderTopWidth, borderRightWidth, borderBottomWidth, borderLeftWidth }: CSSStyleDeclaration) =>
  [borderTopWidth, borderRightWidth, borderBottomWidth, borderLeftWidth].some((width) => width !== '0px');
