/** Characters. A longer tag is left to the sanitiser. */
const LONGEST_TAG = 2_000;

/**
 * Takes the style sheets out of HTML before a parser sees it: the browser reports each as a breach of the page's policy although
 * none is applied, and such reports should mean something. What stands in comments (for Outlook alone) stays there. What hides
 * from this is taken out by the sanitiser all the same. Linear.
 */
export function takeStyleSheets(html: string): { html: string; css: string } {
  const open = /<!--|<style(?=[\s/>])/gi;
  const close = /<\/style(?:[\s/][^>]{0,100})?>/gi;
  let kept = '';
  let css = '';
  let from = 0;
  let bracket = -1; // the next `>`, looked for once however many tags stay open before it
  for (let start = open.exec(html); start; start = open.exec(html)) {
    if (start[0] === '<!--') {
      const end = html.indexOf('-->', start.index + 2);
      if (end < 0) break; // a comment up to the end
      open.lastIndex = end + 3;
      continue;
    }
    if (bracket < start.index) bracket = html.indexOf('>', start.index);
    if (bracket < 0) break;
    if (bracket - start.index > LONGEST_TAG) continue;
    const tag = html.slice(start.index, bracket + 1);
    open.lastIndex = bracket + 1;
    kept += html.slice(from, start.index);
    close.lastIndex = open.lastIndex;
    const end = close.exec(html);
    const isForScreens = !/\bmedia\s{0,9}=\s{0,9}["']?\s{0,9}print\b/i.test(tag);
    if (isForScreens) css += `${html.slice(open.lastIndex, end?.index ?? html.length)}\n`;
    if (!end) return { html: kept, css }; // as a browser reads it, everything that follows is the style sheet
    from = close.lastIndex;
    open.lastIndex = from;
  }
  return { html: kept + html.slice(from), css };
}
