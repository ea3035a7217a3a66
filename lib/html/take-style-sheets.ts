/**
 * Takes the style sheets out of HTML before a parser sees it: the browser reports each as a breach of the page's policy although
 * none is applied, and such reports should mean something. What stands in comments (for Outlook alone) stays there. What hides
 * from this is taken out by the sanitiser all the same. Linear.
 */
export function takeStyleSheets(html: string): { html: string; css: string } {
  const open = /<!--|<style(?=[\s/>])[^>]{0,2000}>/gi;
  const close = /<\/style(?:[\s/][^>]{0,100})?>/gi;
  let kept = '';
  let css = '';
  let from = 0;
  for (let start = open.exec(html); start; start = open.exec(html)) {
    if (start[0] === '<!--') {
      const end = html.indexOf('-->', start.index + 2);
      if (end < 0) break; // a comment up to the end
      open.lastIndex = end + 3;
      continue;
    }
    kept += html.slice(from, start.index);
    close.lastIndex = open.lastIndex;
    const end = close.exec(html);
    const isForScreens = !/\bmedia\s*=\s*["']?\s*print\b/i.test(start[0]);
    if (isForScreens) css += `${html.slice(open.lastIndex, end?.index ?? html.length)}\n`;
    if (!end) return { html: kept, css }; // as a browser reads it, everything that follows is the style sheet
    from = close.lastIndex;
    open.lastIndex = from;
  }
  return { html: kept + html.slice(from), css };
}
