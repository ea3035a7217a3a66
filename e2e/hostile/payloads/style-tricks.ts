import type { Payload } from './payload.ts';

const VALUES = [
  'x:expression(RUN)',
  'x:exp/**/ression(RUN)',
  'x:\\65xpression(RUN)',
  'width:e\\78pression(RUN)',
  '-moz-binding:url(data:text/xml,RUN)',
  'behavior:url(#default#time2)',
  'behavior:url(x.htc)',
  'background:url(javascript:RUN)',
  'background:url("javascript:RUN")',
  "background:url('data:image/svg+xml,<svg xmlns=%22http://www.w3.org/2000/svg%22 onload=%22RUN%22/>')",
  'list-style-image:url(javascript:RUN)',
  'content:url(javascript:RUN)',
  'cursor:url(javascript:RUN),auto',
  '--x:url(javascript:RUN);background:var(--x)',
  'filter:progid:DXImageTransform.Microsoft.AlphaImageLoader(src="javascript:RUN")',
  'color:red}*{x:expression(RUN)',
  'color:red;}</style><script>RUN</script>',
  'font-family:"</style><img src=x:x onerror=RUN>"',
  'background:url("</style><img src=x:x onerror=RUN>")',
];

/** Where one paints over what is not one's own (bar B3). */
const OVER_THE_EDGE: readonly string[] = [
  'position:fixed;top:0;left:0;width:100vw;height:100vh;background:#f0f;z-index:2147483647',
  'position:absolute;top:-9999px;left:-9999px;width:30000px;height:30000px;background:#f0f',
  'margin:-5000px;padding:5000px;background:#f0f',
  'position:sticky;top:-1000px;background:#f0f;height:99999px',
  'transform:translate(-2000px,-2000px) scale(50);background:#f0f;width:100px;height:100px',
  'height:10000000px;background:#f0f',
  'width:10000000px;background:#f0f',
  'outline:5000px solid #f0f',
  'box-shadow:0 0 0 9999px #f0f',
  'text-indent:-5000px;font-size:5000px;color:#f0f;line-height:1',
  'float:left;margin-left:-9999px;width:20000px;background:#f0f;height:9999px',
  'p\\6fsition:fi\\78 ed;inset:0;background:#f0f;z-index:9',
  'all:initial;position:fixed!important;inset:0!important;background:#f0f!important',
  'filter:drop-shadow(0 0 2000px #f0f) blur(900px);background:#f0f;width:100%;height:100%',
  'backdrop-filter:invert(1);mix-blend-mode:difference;position:fixed;inset:-100%;background:#f0f',
  'zoom:100;background:#f0f;width:100px;height:100px',
  'rotate:45deg;scale:99;translate:-50vw -50vh;background:#f0f;width:99px;height:99px',
  'display:grid;grid-template-columns:repeat(99,9999px);background:#f0f;margin-top:-99999px;padding-top:99999px',
  'letter-spacing:9999px;word-spacing:9999px;white-space:nowrap;color:#f0f;text-shadow:-999px -999px 99px #f0f',
  'border:9999px solid #f0f;border-image:linear-gradient(#f0f,#f0f) 1/9999px/9999px',
  'writing-mode:vertical-rl;font-size:999px;line-height:0;margin:-999px;color:#f0f',
  'columns:99;column-rule:9999px solid #f0f;outline-offset:9999px;outline:99px solid #f0f',
  'view-transition-name:root;anchor-name:--x;position-anchor:--x;inset-area:all;position:fixed;background:#f0f',
  'inset:0;position:fixed;background:url(data:image/gif;base64,R0lGODlhAQABAIAAAP8A/wAAACH5BAAAAAAALAAAAAABAAEAAAICRAEAOw==)',
];

/** What paints over the edge without a style. */
const TALL_AND_WIDE: readonly string[] = [
  `<p>${'Z\u030d\u030e\u0304\u0305\u033f\u0311'.repeat(40)}${'\u0316\u0317'.repeat(200)}</p>`,
  `<pre>${'W'.repeat(20_000)}</pre>`,
  '<table width=9999999 height=9999999 bgcolor=#ff00ff border=999 cellpadding=9999><tr><td>over</table>',
  '<img width=99999 height=99999 src=data:image/gif;base64,R0lGODlhAQABAIAAAP8A/wAAACH5BAAAAAAALAAAAAABAAEAAAICRAEAOw==>',
  '<hr size=99999 width=99999 color=#ff00ff><font size=7 color=#ff00ff><big><big><big><big><big>over',
  '<dialog open style="position:fixed;inset:0;width:9999px;background:#f0f">over</dialog>',
  '<div popover=manual style="position:fixed;inset:0;display:block;background:#f0f">over</div>',
  '<marquee width=9999 height=9999 bgcolor=#ff00ff scrollamount=999>over</marquee>',
  '<layer left=-999 top=-999 bgcolor=#ff00ff width=9999 height=9999>over</layer>',
  `${'<blockquote>'.repeat(300)}over`,
];

/** Styles that run, load, or paint where they may not; in attributes and in sheets. */
export const styleTricks = (): Payload[] => [
  ...VALUES.flatMap((style) =>
    [
      `<div style="${style.replaceAll('"', '&quot;')}">x</div>`,
      `<style>div{${style}}</style><div>x</div>`,
      `<svg><style>*{${style}}</style></svg>`,
      `<style>/*<!--*/div{${style}}/*-->*/</style><div>x</div>`,
      `<style media="x" onload=RUN>div{${style}}</style>`,
    ].map((html) => ({ family: 'style that runs', html })),
  ),
  ...OVER_THE_EDGE.flatMap((style) =>
    [`<div style="${style}">over</div>`, `<style>.big,body,html{${style}}</style><div class=big>over</div>`].map(
      (html) => ({ family: LEAVES, html }),
    ),
  ),
  ...TALL_AND_WIDE.map((html) => ({ family: LEAVES, html })),
];

const LEAVES = 'style that leaves its box';
/** Those of them that paint over what is not theirs. */
export const overTheEdge = (): Payload[] => styleTricks().filter(({ family }) => family === LEAVES);
