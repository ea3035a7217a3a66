import type { CssToken } from './tokenise-css.ts';

/** Type, colour and boxes. Nothing that leaves the flow of the page, animates, covers, or writes letters of its own. */
const PROPERTIES = new Set(
  (
    'align-content align-items align-self aspect-ratio background background-clip background-color background-image ' +
    'background-origin background-position background-repeat background-size border border-collapse border-color ' +
    'border-radius border-spacing border-style border-width box-shadow box-sizing caption-side clear color column-gap ' +
    'direction display empty-cells flex flex-basis flex-direction flex-flow flex-grow flex-shrink flex-wrap float font ' +
    'font-family font-size font-style font-variant font-weight gap grid-template-columns height hyphens justify-content ' +
    'justify-items letter-spacing line-height list-style list-style-position list-style-type margin max-height max-width ' +
    'min-height min-width object-fit opacity order overflow overflow-wrap overflow-x overflow-y padding row-gap ' +
    'table-layout text-align text-decoration text-decoration-color text-decoration-line text-decoration-style ' +
    'text-indent text-overflow text-shadow text-transform unicode-bidi vertical-align visibility white-space width ' +
    'word-break word-spacing word-wrap'
  ).split(' '),
);
const SIDED =
  /^(?:border-(?:top|right|bottom|left)(?:-(?:color|style|width))?|border-(?:top|bottom)-(?:left|right)-radius|(?:margin|padding)-(?:top|right|bottom|left))$/;

const NAME = /^-?[a-z_\p{L}][\w\p{L}-]{0,60}$/iu;
const FONT_NAME = /^[\p{L}\p{N} _.,;&+'()-]{1,100}$/u;
const COLOUR = /^(?:[\da-f]{3,4}|[\da-f]{6}|[\da-f]{8})$/i;
/** Lengths and angles, and how large one may be. Heights of the window would make the frame grow without end. */
const UNITS: Readonly<Record<string, number>> = {
  px: 20_000,
  pt: 15_000,
  em: 1_000,
  rem: 1_000,
  ex: 2_000,
  ch: 2_000,
  pc: 1_000,
  in: 200,
  cm: 500,
  mm: 5_000,
  vw: 1_000,
  fr: 100,
  deg: 10_000,
  rad: 100,
  turn: 100,
};
const COLOURS = new Set(['rgb', 'rgba', 'hsl', 'hsla', 'hwb']);
const SUMS = new Set(['calc', 'min', 'max', 'clamp', 'minmax', 'repeat', 'fit-content']);
const GRADIENTS = new Set([
  'linear-gradient',
  'radial-gradient',
  'repeating-linear-gradient',
  'repeating-radial-gradient',
]);
const LONGEST = 300;
const DEEPEST = 8;

/**
 * The value of a declaration, written anew from tokens that are known to be harmless; `undefined` when one is not, or the
 * property is none of ours. No backslash, `<`, comment or quote of the message is ever in it.
 *
 * @param picture our own address for the address of a picture in the message, `null` for none: `none` stands there then.
 */
export function cleanValue(
  property: string,
  tokens: readonly CssToken[],
  picture: (address: string) => string | null,
): string | undefined {
  if (!PROPERTIES.has(property) && !SIDED.test(property)) return undefined;
  if (tokens.length === 0 || tokens.length > LONGEST) return undefined;
  const open: string[] = [];
  let out = '';
  let glued = true; // whether the next token may stand right behind what was written
  for (let at = 0; at < tokens.length; at += 1) {
    const token = tokens[at];
    if (!token) return undefined;
    let text: string | undefined;
    let mark = false;
    const address = addressAt(tokens, at);
    if (address) {
      if (open.length > 0 || !isBackground(property)) return undefined;
      const ours = picture(address.text);
      text = ours !== null && SAFE_ADDRESS.test(ours) ? `url("${ours}")` : 'none';
      at = address.last;
    } else if (token.kind === 'function') {
      if (!mayCall(property, token.text) || open.length >= DEEPEST) return undefined;
      open.push(token.text);
      text = `${token.text}(`;
    } else if (token.kind === 'mark') {
      mark = true;
      text = cleanMark(property, token.text, open);
    } else if (token.kind === 'space') {
      mark = true;
      text = ' ';
    } else text = cleanWord(property, token);
    if (text === undefined) return undefined;
    if (!mark && !glued) out += ' '; // a comment stood between two words
    out += text;
    glued = mark || token.kind === 'function';
  }
  return open.length === 0 ? out.trim() : undefined;
}

/** Of ourselves, or a picture that is its own address. */
const SAFE_ADDRESS = /^(?:\/(?!\/)|blob:|data:image\/(?:png|jpe?g|gif|webp|bmp);base64,)[^"'\\<>()\s]*$/;

const isBackground = (property: string): boolean => property === 'background' || property === 'background-image';
/** Nothing below zero, and no sums that could come to it: what is moved out of sight could say what was never seen. */
const isPositive = (property: string): boolean => property.startsWith('margin') || property === 'text-indent';

/** `url(x)` is one token, `url("x")` three or more. */
function addressAt(tokens: readonly CssToken[], at: number): { text: string; last: number } | undefined {
  const token = tokens[at];
  if (token?.kind === 'url') return { text: token.text, last: at };
  if (token?.kind !== 'function' || token.text !== 'url') return undefined;
  let next = at + 1;
  if (tokens[next]?.kind === 'space') next += 1;
  const string = tokens[next];
  if (tokens[next + 1]?.kind === 'space') next += 1;
  const end = tokens[next + 1];
  return string?.kind === 'string' && end?.kind === 'mark' && end.text === ')'
    ? { text: string.text, last: next + 1 }
    : undefined;
}

function mayCall(property: string, name: string): boolean {
  if (COLOURS.has(name)) return true;
  if (SUMS.has(name)) return !isPositive(property);
  return GRADIENTS.has(name) && isBackground(property);
}

function cleanMark(property: string, text: string, open: string[]): string | undefined {
  if (text === ',' || text === '/') return text;
  if (text === '(' && open.length > 0 && open.length < DEEPEST) {
    open.push('(');
    return '(';
  }
  if (text === ')' && open.pop() !== undefined) return ')';
  const sum = open.some((name) => SUMS.has(name));
  return sum && !isPositive(property) && '+-*'.includes(text) ? text : undefined;
}

function cleanWord(property: string, { kind, text, value }: CssToken): string | undefined {
  if (kind === 'ident') {
    if (isBackground(property) && /^(?:fixed|local)$/i.test(text)) return '';
    return NAME.test(text) ? text : undefined;
  }
  if (kind === 'hash') return COLOUR.test(text) ? `#${text}` : undefined;
  if (kind === 'string')
    return (property === 'font-family' || property === 'font') && FONT_NAME.test(text) ? `"${text}"` : undefined;
  if (kind === 'number') return isWithin(property, value, 100_000) ? digits(value) : undefined;
  if (kind === 'percentage') return isWithin(property, value, 10_000) ? `${digits(value)}%` : undefined;
  if (kind !== 'dimension') return undefined;
  const most = Object.hasOwn(UNITS, text) ? (UNITS[text] ?? 0) : 0;
  const limit = /^font(?:-size)?$|-shadow$/.test(property) ? most / 100 : most;
  return most > 0 && isWithin(property, value, limit) ? `${digits(value)}${text}` : undefined;
}

const isWithin = (property: string, value: number, most: number): boolean =>
  Number.isFinite(value) && Math.abs(value) <= most && (value >= 0 || !isPositive(property));

const digits = (value: number): string => String(Number(value.toFixed(4)));
