/** Properties that set type, colour and boxes. Nothing that leaves the flow of the page, loads, animates or covers. */
const PROPERTIES = new Set(
  (
    'background background-color border border-collapse border-color border-radius border-spacing border-style ' +
    'border-width box-sizing caption-side clear color direction display empty-cells float font font-family ' +
    'font-size font-style font-variant font-weight height letter-spacing line-height list-style ' +
    'list-style-position list-style-type margin max-height max-width min-height min-width opacity overflow ' +
    'overflow-wrap overflow-x overflow-y padding table-layout text-align text-decoration text-decoration-color ' +
    'text-decoration-line text-decoration-style text-indent text-overflow text-transform unicode-bidi ' +
    'vertical-align visibility white-space width word-break word-spacing word-wrap align-content align-items ' +
    'align-self column-gap flex flex-basis flex-direction flex-grow flex-shrink flex-wrap gap justify-content ' +
    'order row-gap'
  ).split(' '),
);
const SIDED =
  /^(?:border-(?:top|right|bottom|left)(?:-(?:color|style|width))?|border-(?:top|bottom)-(?:left|right)-radius|(?:margin|padding)-(?:top|right|bottom|left))$/;

/** Functions that load or compute from elsewhere, and characters that could hide one of them or end the attribute. */
const REFUSED =
  /(?:url|src|expression|var|env|attr|image|image-set|element|cross-fade|paint)\s*\(|javascript:|[\\<>@{}]|\/\*|\*\/|&#/i;
/** Without style sheets there is nothing to outvote. */
const IMPORTANT = /\s*!\s*important\s*$/i;

export interface CleanStyle {
  readonly style: string;
  /** How many values would have loaded something from another host. */
  readonly blocked: number;
}

/**
 * A style attribute with what is known to be harmless. A declaration that is not understood goes whole; the others stay.
 * Linear in the length of the text, which is cut at 10,000 characters.
 */
export function cleanStyle(text: string): CleanStyle {
  let blocked = 0;
  const kept: string[] = [];
  for (const declaration of splitDeclarations(text.slice(0, 10_000))) {
    const colon = declaration.indexOf(':');
    if (colon < 1) continue;
    const property = declaration.slice(0, colon).trim().toLowerCase();
    const value = declaration
      .slice(colon + 1)
      .replace(IMPORTANT, '')
      .trim();
    if (/url\s*\(\s*['"]?\s*(?:https?:)?\/\//i.test(value)) blocked += 1;
    if (value === '' || value.length > 500 || REFUSED.test(value)) continue;
    if (PROPERTIES.has(property) || SIDED.test(property)) kept.push(`${property}: ${value}`);
  }
  return { style: kept.join('; '), blocked };
}

/** Splits at semicolons outside strings and parentheses. */
function splitDeclarations(text: string): string[] {
  const parts: string[] = [];
  let quote = '';
  let depth = 0;
  let from = 0;
  for (let at = 0; at < text.length; at += 1) {
    const char = text.charAt(at);
    if (quote) {
      if (char === quote) quote = '';
    } else if (char === '"' || char === "'") quote = char;
    else if (char === '(') depth += 1;
    else if (char === ')') depth = Math.max(0, depth - 1);
    else if (char === ';' && depth === 0) {
      parts.push(text.slice(from, at));
      from = at + 1;
    }
  }
  parts.push(text.slice(from));
  return parts;
}
