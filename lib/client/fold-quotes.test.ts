import { JSDOM } from 'jsdom';
import { describe, expect, it } from 'vitest';
import { foldQuotes } from './fold-quotes.ts';

/** The text that is still seen. */
function seen(html: string): { folds: boolean; text: string } {
  const { document } = new JSDOM(`<div class="letter">${html}</div>`).window;
  const letter = document.body.firstElementChild as HTMLElement;
  const folds = foldQuotes(letter);
  for (const folded of letter.querySelectorAll('.trimmed')) folded.remove();
  return { folds, text: letter.textContent ?? '' };
}

describe('the quotes that a letter ends with', () => {
  it('are folded, with the line in front of them that a mail program marked as its own', () => {
    expect(
      seen(
        'Yes.<div class="m-gmail_quote"><div class="m-gmail_attr">On Monday Ani wrote:<br></div><blockquote>When?<blockquote>Hi</blockquote></blockquote></div><br>\n',
      ),
    ).toEqual({ folds: true, text: 'Yes.\n' });
    expect(
      seen('<p>Ja</p><div class="m-moz-cite-prefix">Am 1. schrieb:</div><blockquote type="cite">x</blockquote>').text,
    ).toBe('Ja');
  });

  it.each([
    [
      'a line that nothing marks as a program’s own',
      'Yes. <p>On Monday I go</p><blockquote>x</blockquote>',
      'Yes. On Monday I go',
      true,
    ],
    ['an answer below', '<blockquote>When?</blockquote>At nine.', 'When?At nine.', false],
    ['an answer between two quotes', 'Hi<blockquote>a</blockquote>yes<blockquote>b</blockquote>', 'Hiayes', true],
    [
      'an answer inside what Gmail calls a quote',
      'Hi<div class="m-gmail_quote">mine<blockquote>a</blockquote></div>',
      'Himine',
      true,
    ],
    ['a picture below', 'Hi<blockquote>a</blockquote><img src="/x">', 'Hia', false],
    [
      'a forwarded letter',
      '<div class="m-gmail_quote"><div class="m-gmail_attr">Forwarded</div>News</div>',
      'ForwardedNews',
      false,
    ],
    ['a letter that is one quote', '<blockquote>All</blockquote>', 'All', false],
    ['nothing', '', '', false],
  ])('hide never %s', (_what, html, text, folds) => {
    expect(seen(html)).toEqual({ folds, text });
  });

  it('do not stay open for a picture that only reports', () => {
    expect(seen('Hi<blockquote>a</blockquote><img data-blocked="tracker">').folds).toBe(true);
  });
});
