import type { Sanitiser } from '#lib/html/index.ts';

/** About what newsletters are made of. */
const SHEET =
  '<style>.column { padding: 8px } @media (max-width: 600px) { .column { display: block !important } }</style>';
const ARTICLE = `<table width="100%" cellpadding="0"><tr><td class="column" style="padding: 8px; background: #ffffff" valign="top">
<img src="cid:1" width="1" height="1" alt=""><p style="font: 14px Arial; color: #333">
<a href="https://example.org/a?b=c" style="color: #333; text-decoration: none"><b>x</b></a> <font color="red">y</font></p></td></tr></table>`;
const ARTICLES = 40;
/** Milliseconds that must be left for another step. */
const A_STEP = 5;

/** What is told how much time there is, when there is some. */
type WhenIdle = (work: (deadline: { readonly timeRemaining: () => number }) => void) => void;

/**
 * Cleans a letter of our own step by step while the browser has nothing else to do, and keeps nothing of it: code that runs for the first
 * time is several times as slow, and the first letter that somebody opens would wait for that.
 *
 * @param whenIdle asks for time; where the browser does not say when it is idle, nothing is done.
 */
export function practiseCleaning({ inPieces }: Pick<Sanitiser, 'inPieces'>, whenIdle = idleOf(globalThis)): void {
  if (!whenIdle) return;
  const { pieces } = inPieces(SHEET + ARTICLE.repeat(ARTICLES), { cidUrls: {} });
  whenIdle(function go(deadline) {
    do if (pieces.next().done === true) return;
    while (deadline.timeRemaining() > A_STEP);
    whenIdle(go);
  });
}

const idleOf = (scope: { readonly requestIdleCallback?: typeof requestIdleCallback }): WhenIdle | undefined =>
  scope.requestIdleCallback && ((work) => void requestIdleCallback(work));
