import { frameDocument } from './frame-document.ts';
import type { ParserWindow } from './open-body.ts';

/** For tests: everything that could run, load, navigate or clobber in a piece of cleaned markup, found by parsing it again. */
export function findDangers(html: string, { DOMParser }: ParserWindow): string[] {
  const found: string[] = [];
  const document = new DOMParser().parseFromString(frameDocument({ html, lang: 'en' }), 'text/html');
  for (const element of document.body.querySelectorAll('*')) {
    const name = element.localName;
    if (
      /^(?:script|style|link|meta|base|iframe|frame|frameset|object|embed|applet|form|input|button|select|textarea|svg|math|template|video|audio|source|track|portal|noscript|noembed|noframes|xmp|plaintext|animate.*|set|use)$/.test(
        name,
      )
    )
      found.push(`<${name}>`);
    for (const { name: attribute, value } of element.attributes) {
      if (
        /^on|^(?:name|srcdoc|srcset|action|formaction|ping|background|poster|xlink:href|slot|autofocus|contenteditable)$/i.test(
          attribute,
        )
      )
        found.push(`${name}[${attribute}]`);
      if (/^(?:href)$/i.test(attribute) && !/^(?:https?:|mailto:|tel:|#m-)/i.test(value))
        found.push(`${name}[${attribute}=${value}]`);
      // A parser writes down that an element was born with `is`; DOMPurify empties the value, since it cannot take it away.
      if (attribute === 'is' && value !== '') found.push(`${name}[is]`);
      if (attribute === 'src' && !/^(?:\/(?!\/)|data:image\/(?:png|jpe?g|gif|webp|bmp);)/.test(value))
        found.push(`${name}[src=${value}]`);
      if (/^(?:id|class)$/.test(attribute) && !/^(?:(?:letter|m-[\w-]+)(?: |$))+$/.test(value))
        found.push(`${name}[${attribute}=${value}]`);
      if (attribute === 'style' && /url|expression|@|\\|(?:^|; )position|var\(/i.test(value))
        found.push(`style=${value}`);
    }
  }
  return found;
}
