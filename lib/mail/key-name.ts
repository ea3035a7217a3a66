/** What the browser tells of a key press; a KeyboardEvent fits. */
export interface KeyPress {
  readonly key: string;
  readonly code: string;
  readonly shiftKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
}

/** Keys of the US layout by place, plain and with Shift: what a press means where the layout writes no Latin letters. */
const US: Readonly<Record<string, readonly [string, string]>> = {
  Backquote: ['`', '~'],
  Minus: ['-', '_'],
  Equal: ['=', '+'],
  BracketLeft: ['[', '{'],
  BracketRight: [']', '}'],
  Backslash: ['\\', '|'],
  Semicolon: [';', ':'],
  Quote: ["'", '"'],
  Comma: [',', '<'],
  Period: ['.', '>'],
  Slash: ['/', '?'],
  ...Object.fromEntries(Array.from(')!@#$%^&*(', (sign, digit) => [`Digit${String(digit)}`, [String(digit), sign]])),
  ...Object.fromEntries(
    Array.from('abcdefghijklmnopqrstuvwxyz', (letter) => [
      `Key${letter.toUpperCase()}`,
      [letter, letter.toUpperCase()],
    ]),
  ),
};

const MODIFIERS = new Set(['Shift', 'Control', 'Alt', 'Meta', 'AltGraph', 'CapsLock', 'Fn', 'NumLock', 'OS', 'Hyper']);
const NOT_A_KEY = new Set(['Dead', 'Process', 'Unidentified', 'Compose', '']);

/**
 * One press as bindings write it: `e`, `Shift+i`, `#`, `Mod+Enter`, `Shift+Delete`. Letters go by what the key writes, on
 * layouts without Latin letters by its place; signs stand without Shift, because layouts differ in where they need it.
 * `Mod` is Ctrl, on Apple's systems Cmd. `undefined` for modifiers alone, dead keys, and Alt or a second modifier.
 */
export function keyName(press: KeyPress, apple: boolean): string | undefined {
  if (MODIFIERS.has(press.key) || NOT_A_KEY.has(press.key)) return undefined;
  const writes = [...press.key].length === 1;
  const sign = writes && !/[\p{L}\d ]/u.test(press.key);
  // AltGr comes as Ctrl+Alt on Windows, as Option on Apple's: the sign it writes is meant, not the modifiers.
  const third = sign && press.altKey && press.ctrlKey !== apple;
  const [mod, other] = apple ? [press.metaKey, press.ctrlKey] : [press.ctrlKey, press.metaKey];
  if (!third && (other || press.altKey)) return undefined;
  const key = press.key === ' ' ? 'Space' : writes && !third ? latin(press) : press.key;
  const letter = /^\p{L}$/u.test(key);
  const shift = press.shiftKey && (letter || [...key].length > 1);
  return `${mod && !third ? 'Mod+' : ''}${shift ? 'Shift+' : ''}${letter ? key.toLowerCase() : key}`;
}

function latin({ key, code, shiftKey }: KeyPress): string {
  if (/[\p{Script=Latin}\x20-\x7e]/u.test(key)) return key;
  return US[code]?.[shiftKey ? 1 : 0] ?? key;
}

/** A sequence as people read it: `g` then `i`, `⌘K`. @param then the word between two strokes, with its blanks. */
export const showKeys = (sequence: string, apple: boolean, then: string): string =>
  sequence
    .split(' ')
    .map((stroke) => showStroke(stroke, apple))
    .join(then);

const NAMES: Readonly<Record<string, string>> = {
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
  Escape: 'Esc',
  Delete: 'Del',
  PageUp: 'PgUp',
  PageDown: 'PgDn',
};

function showStroke(stroke: string, apple: boolean): string {
  const parts =
    stroke === '+' ? ['+'] : stroke.endsWith('++') ? [...stroke.slice(0, -2).split('+'), '+'] : stroke.split('+');
  const key = parts.at(-1) ?? '';
  const shown = NAMES[key] ?? (parts.length > 1 && /^\p{L}$/u.test(key) ? key.toUpperCase() : key);
  const modifiers = parts.slice(0, -1).map((one) => (one === 'Mod' ? (apple ? '⌘' : 'Ctrl') : apple ? '⇧' : one));
  return [...modifiers, shown].join(apple ? '' : '+');
}
