/** Red, green, blue from 0 to 1 (sRGB), and how opaque. */
export interface Colour {
  readonly red: number;
  readonly green: number;
  readonly blue: number;
  readonly alpha: number;
}

/** Of the house (tokens.css): what letters are read on in the dark, and with which ink. */
export const DARK_PAPER: Colour = { red: 0x1f / 255, green: 0x1b / 255, blue: 0x18 / 255, alpha: 1 };
/** As senders expect it: white, whatever the house's own paper is. */
export const PAPER: Colour = { red: 1, green: 1, blue: 1, alpha: 1 };
/** WCAG 2 AA for text. */
const READABLE = 4.5;

const PAPER_LIGHTNESS = 0.225;
const DARK_ENOUGH = 0.435;

/** A computed colour (`rgb(1, 2, 3)`, `rgba(1, 2, 3, 0.5)`); `undefined` for one written otherwise. */
export function readColour(text: string): Colour | undefined {
  const found = /^rgba?\((\d+(?:\.\d+)?), (\d+(?:\.\d+)?), (\d+(?:\.\d+)?)(?:, (\d*\.?\d+))?\)$/.exec(text);
  if (!found) return undefined;
  const [, red, green, blue, alpha = '1'] = found;
  return { red: Number(red) / 255, green: Number(green) / 255, blue: Number(blue) / 255, alpha: Number(alpha) };
}

export function writeColour({ red, green, blue }: Colour): string {
  const byte = (value: number): string => String(Math.round(Math.min(1, Math.max(0, value)) * 255));
  return `rgb(${byte(red)}, ${byte(green)}, ${byte(blue)})`;
}

/** What is seen where a colour that lets some light through lies on another. */
export function blend(over: Colour, under: Colour): Colour {
  const mix = (above: number, below: number): number => above * over.alpha + below * (1 - over.alpha);
  return {
    red: mix(over.red, under.red),
    green: mix(over.green, under.green),
    blue: mix(over.blue, under.blue),
    alpha: 1,
  };
}

/** WCAG 2 contrast of two opaque colours, 1 … 21. */
export function contrast(one: Colour, other: Colour): number {
  const [low = 0, high = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

/** A background for the dark: light ones become dark in their hue, white our dark paper, dark ones stay. */
export function darkPaper(colour: Colour): Colour {
  const { lightness, a, b } = toLab(colour);
  if (lightness <= DARK_ENOUGH) return colour;
  if (lightness > 0.99 && Math.hypot(a, b) < 0.01) return DARK_PAPER;
  return fromLab(Math.min(DARK_ENOUGH, PAPER_LIGHTNESS + (1 - lightness) * 0.42), a * 0.9, b * 0.9);
}

/** A line between things: light ones become dark, dark ones light enough to be seen on dark paper. */
export function darkLine(colour: Colour): Colour {
  const { lightness, a, b } = toLab(colour);
  return fromLab(lightness > 0.5 ? 0.34 + (1 - lightness) * 0.42 : Math.max(0.55, lightness), a, b);
}

/**
 * The colour of text so that it can be read on a paper: itself where it can be already, else its hue turned to the other end of
 * lightness, as far as {@link READABLE} asks. Black or white at the worst, which one of the two always is.
 */
export function readableInk(ink: Colour, on: Colour): Colour {
  const paper = rounded(on);
  if (contrast(rounded(ink), paper) >= READABLE) return ink;
  const { lightness, a, b } = toLab(ink);
  const lighter = luminance(paper) < 0.18;
  const turned = lighter ? Math.max(lightness, 0.95 - 0.4 * lightness) : Math.min(lightness, 0.55 - 0.4 * lightness);
  for (let at = turned; at >= 0 && at <= 1; at += lighter ? 0.02 : -0.02) {
    const found = fromLab(at, a, b);
    if (contrast(rounded(found), paper) >= READABLE) return found;
  }
  const end = lighter ? 1 : 0;
  return { red: end, green: end, blue: end, alpha: 1 };
}

/** As it will be written: contrast is measured on what the screen shows. */
const rounded = (colour: Colour): Colour => readColour(writeColour(colour)) ?? colour;

function luminance({ red, green, blue }: Colour): number {
  return 0.2126 * toLinear(red) + 0.7152 * toLinear(green) + 0.0722 * toLinear(blue);
}

const toLinear = (value: number): number => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
const fromLinear = (value: number): number =>
  value <= 0.0031308 ? value * 12.92 : 1.055 * Math.max(0, value) ** (1 / 2.4) - 0.055;

/** OKLab (Björn Ottosson 2020): equal steps of lightness look equal in every hue. */
function toLab(colour: Colour): { lightness: number; a: number; b: number } {
  const red = toLinear(colour.red);
  const green = toLinear(colour.green);
  const blue = toLinear(colour.blue);
  const l = Math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue);
  const m = Math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue);
  const s = Math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue);
  return {
    lightness: 0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    a: 1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    b: 0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  };
}

/** The colour of a lightness and hue, as strong as the screen can show it. */
function fromLab(lightness: number, a: number, b: number): Colour {
  for (let strength = 1; strength > 0.05; strength -= 0.1) {
    const found = toRgb(lightness, a * strength, b * strength);
    if ([found.red, found.green, found.blue].every((value) => value >= -0.001 && value <= 1.001)) return found;
  }
  return toRgb(lightness, 0, 0);
}

function toRgb(lightness: number, a: number, b: number): Colour {
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return {
    red: fromLinear(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
    green: fromLinear(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
    blue: fromLinear(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s),
    alpha: 1,
  };
}
