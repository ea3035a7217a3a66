/** Where text of a letter is hardest to read. */
export interface Contrast {
  /** WCAG 2, 1 … 21. */
  readonly ratio: number;
  readonly text: string;
  readonly ink: string;
  readonly paper: string;
}

/**
 * The text of the letter that is on the screen whose contrast with what it stands on is smallest, by the colours the browser
 * computed; 0 before a letter is there. What stands on pictures is left out. Runs in the browser, with nothing from outside.
 */
export function worstContrast(): Contrast {
  const content = document.querySelector<HTMLIFrameElement>('iframe.body-frame')?.contentDocument;
  const view = content?.defaultView;
  if (!content?.querySelector('.letter') || !view) return { ratio: 0, text: '', ink: '', paper: '' };
  type Parts = [red: number, green: number, blue: number, alpha: number];
  const read = (text: string): Parts => {
    const [red = 0, green = 0, blue = 0, alpha = 1] = (text.match(/[\d.]+/g) ?? []).map(Number);
    return [red, green, blue, alpha];
  };
  const light = ([red, green, blue]: Parts): number => {
    const [one = 0, two = 0, three = 0] = [red, green, blue].map((value) =>
      value / 255 <= 0.04045 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4,
    );
    return 0.2126 * one + 0.7152 * two + 0.0722 * three;
  };
  const over = ([red, green, blue, alpha]: Parts, under: Parts): Parts => {
    const mix = (one: number, other: number): number => one * alpha + other * (1 - alpha);
    return [mix(red, under[0]), mix(green, under[1]), mix(blue, under[2]), 1];
  };
  /** `undefined` on a picture. */
  const paperOf = (element: Element | null): Parts | undefined => {
    if (!element) return [255, 255, 255, 1];
    const { backgroundImage, backgroundColor } = view.getComputedStyle(element);
    if (backgroundImage !== 'none') return undefined;
    const own = read(backgroundColor);
    if (own[3] === 1) return own;
    const under = paperOf(element.parentElement);
    return under && over(own, under);
  };
  let worst: Contrast = { ratio: 21, text: '', ink: '', paper: '' };
  const walker = content.createTreeWalker(content.body, 4); // NodeFilter.SHOW_TEXT
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement;
    const text = walker.currentNode.nodeValue?.trim() ?? '';
    if (text === '' || !element?.checkVisibility()) continue;
    const paper = paperOf(element);
    if (!paper) continue;
    const { color } = view.getComputedStyle(element);
    const [high = 0, low = 0] = [light(over(read(color), paper)), light(paper)].sort((a, b) => b - a);
    const ratio = (high + 0.05) / (low + 0.05);
    if (ratio < worst.ratio) worst = { ratio, text: text.slice(0, 60), ink: color, paper: paper.join() };
  }
  return worst;
}
