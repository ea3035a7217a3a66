/** A run of text, or a link that stands in it. `href` is what the browser will really open. */
export interface TextRun {
  /** Where it begins, in characters. */
  readonly at: number;
  readonly text: string;
  readonly href?: string;
}

// Invisible and direction-changing characters would let a link look like another one, so they end it.
const LINK =
  /\b(?:https?:\/\/|mailto:|www\.(?=[a-z0-9]))[^\s<>"\u0000-\u0020\u007f-\u00a0\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]{1,2000}|\b[a-z0-9][\w.+%-]{0,63}@(?:[a-z0-9-]{1,63}\.){1,8}[a-z]{2,24}\b/gi;
const TRAILING = /[.,;:!?'*_~’”»)\]}]$/;
const CLOSERS: Readonly<Record<string, string>> = { ')': '(', ']': '[', '}': '{' };

/**
 * Splits text into runs and links: http, https and mailto, `www.` names and addresses to write to; at most `most` of them, the
 * rest stays text. A closing bracket or
 * full stop after a link is not part of it. Linear in the length of the text; joining the runs gives the text back.
 */
export function findLinks(text: string, most = 1000): TextRun[] {
  const runs: TextRun[] = [];
  let from = 0;
  let links = 0;
  for (const match of text.matchAll(LINK)) {
    if (links >= most) break;
    const shown = trimTrailing(match[0]);
    const href = safeHref(shown);
    if (href === undefined) continue;
    if (match.index > from) runs.push({ at: from, text: text.slice(from, match.index) });
    runs.push({ at: match.index, text: shown, href });
    from = match.index + shown.length;
    links += 1;
  }
  if (from < text.length) runs.push({ at: from, text: text.slice(from) });
  return runs;
}

function trimTrailing(link: string): string {
  const left = new Map(Object.entries(CLOSERS).map(([closer, opener]) => [closer, excess(link, opener, closer)]));
  let end = link.length;
  while (end > 0) {
    const last = link[end - 1] ?? '';
    if (!TRAILING.test(last)) break;
    const more = left.get(last);
    if (more !== undefined && more <= 0) break; // "…/Tupai_(hewan)" keeps its bracket
    if (more !== undefined) left.set(last, more - 1);
    end -= 1;
  }
  return link.slice(0, end);
}

/** How many closing brackets have no opening one. */
const excess = (text: string, opener: string, closer: string): number => count(text, closer) - count(text, opener);

const count = (text: string, char: string): number => text.split(char).length - 1;

function safeHref(link: string): string | undefined {
  const full = /^www\./i.test(link) ? `http://${link}` : /^[^:/]+@/.test(link) ? `mailto:${link}` : link;
  if (!URL.canParse(full)) return undefined;
  const url = new URL(full);
  if (url.protocol === 'mailto:') return url.pathname.includes('@') ? url.href : undefined;
  const web = url.protocol === 'http:' || url.protocol === 'https:';
  return web && url.hostname !== '' ? url.href : undefined;
}
