import { escapeHtml } from './escape-html.ts';

const DEEPEST = 20;
const ADDRESS = /https?:\/\/[^\s<>"']*[^\s<>"'.,;:!?)\]}]/gi;

/**
 * Plain text as HTML to go on writing in: a division for each line, lines behind `>` in quotes, web addresses as links, the
 * signature below `-- ` as what mail programs take for one. Any line ends; `''` for an empty text.
 */
export function textToHtml(text: string): string {
  const lines = text.replace(/\r\n?/g, '\n').replace(/\n$/, '').split('\n');
  if (lines.length === 1 && lines[0] === '') return '';
  let html = '';
  let depth = 0;
  let signature = false;
  for (const line of lines) {
    const [marks = ''] = /^(?:>[ ]?)*/.exec(line) ?? [];
    const quotes = Math.min((marks.match(/>/g) ?? []).length, DEEPEST);
    const own = quotes === 0 && line === '-- ';
    if (signature && (own || quotes > 0 || line === '')) {
      html += '</div>';
      signature = false;
    }
    for (; depth < quotes; depth += 1) html += '<blockquote type="cite">';
    for (; depth > quotes; depth -= 1) html += '</blockquote>';
    if (own) {
      html += '<div class="moz-signature">';
      signature = true;
    }
    html += `<div>${own ? '--&nbsp;' : inlineHtml(line.slice(marks.length)) || '<br>'}</div>`;
  }
  return `${html}${signature ? '</div>' : ''}${'</blockquote>'.repeat(depth)}`;
}

/** Blanks that HTML would swallow become non-breaking ones. */
function inlineHtml(line: string): string {
  let html = '';
  let from = 0;
  for (const { 0: address, index } of line.matchAll(ADDRESS)) {
    html += `${blanks(line.slice(from, index))}<a href="${escapeHtml(address)}">${escapeHtml(address)}</a>`;
    from = index + address.length;
  }
  return (html + blanks(line.slice(from))).replace(/^ /, '&nbsp;');
}

const blanks = (text: string): string => escapeHtml(text.replaceAll('\t', '    ')).replace(/ (?= )/g, '&nbsp;');
