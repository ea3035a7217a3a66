import { describe, expect, it } from 'vitest';
import { findLinks } from './find-links.ts';

const links = (text: string): (string | undefined)[] => findLinks(text).flatMap((run) => (run.href ? [run.text] : []));

describe('findLinks', () => {
  it.each([
    ['see https://tupai.example/a?b=c&d=1#e for more', ['https://tupai.example/a?b=c&d=1#e']],
    ['(https://tupai.example/a).', ['https://tupai.example/a']],
    ['https://id.wikipedia.org/wiki/Tupai_(hewan)', ['https://id.wikipedia.org/wiki/Tupai_(hewan)']],
    ['<https://tupai.example/x>', ['https://tupai.example/x']],
    ['write to mailto:siti@smk.example now', ['mailto:siti@smk.example']],
    ['HTTPS://TUPAI.EXAMPLE/A', ['HTTPS://TUPAI.EXAMPLE/A']],
    ['ask ani.b+c@smk.example.id, or www.smk.example/a.', ['ani.b+c@smk.example.id', 'www.smk.example/a']],
    ['two: http://a.example/, http://b.example/.', ['http://a.example/', 'http://b.example/']],
  ])('finds the links of %j', (text, expected) => {
    expect(links(text)).toEqual(expected);
  });

  it.each([
    'javascript:alert(1)',
    'data:text/html,<script>alert(1)</script>',
    'vbscript:x',
    'file:///etc/passwd',
    'ftp://files.example/',
    'mailto:nobody',
    'https://',
    'https://[broken',
    'xhttps:/not-a-link',
    'www.',
    'a@b',
    '@everyone@',
  ])('makes no link of %j', (text) => {
    expect(links(text)).toEqual([]);
  });

  it('ends a link before characters that would make it look like another', () => {
    expect(links('https://good.example/\u202Egro.live//:sptth')).toEqual(['https://good.example/']);
    expect(links('https://good.example\u200B.evil.example/')).toEqual(['https://good.example']);
  });

  it('tells the real host of a name in other letters', () => {
    const [run] = findLinks('https://аррӏе.example/');
    expect(run?.text).toBe('https://аррӏе.example/');
    expect(run?.href).toMatch(/^https:\/\/xn--/);
  });

  it('loses nothing: the runs together are the text', () => {
    const texts = [
      '',
      'a',
      'https://a.example',
      '\n\nhttps://a.example)\n>> x',
      'https://a.example'.repeat(50),
      `${'('.repeat(500)}https://a.example/${')'.repeat(500)}`,
    ];
    for (const text of texts)
      expect(
        findLinks(text)
          .map((run) => run.text)
          .join(''),
      ).toBe(text);
  });

  it('stops making links after the given number', () => {
    expect(links('http://a.example '.repeat(5000))).toHaveLength(1000);
    expect(findLinks('http://a.example http://b.example', 1)).toHaveLength(2);
  });

  it('takes hostile text in linear time', () => {
    const started = performance.now();
    findLinks('http://'.repeat(70_000));
    findLinks(`https://a.example/${')'.repeat(500_000)}`);
    findLinks('mailto:'.repeat(70_000));
    findLinks(`https://a.example/${')'.repeat(1_900)} `.repeat(250)); // took the server a minute
    for (const piece of ['a.', 'www.', '@', 'a@', 'a@b.', '[', '=?', 'a@a.aa', 'www.a@'])
      findLinks(piece.repeat(250_000));
    expect(performance.now() - started).toBeLessThan(5000);
  });
});
