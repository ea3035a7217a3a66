import { describe, expect, it } from 'vitest';
import { htmlToText } from './html-to-text.ts';

describe('HTML as text', () => {
  it.each([
    ['<p>Satu</p><p>Dua<br>tiga</p>', 'Satu\n\nDua\ntiga\n'],
    ['<div>a</div>\n<div>b</div>', 'a\nb\n'],
    ['a <b>tebal</b>\n  kata', 'a tebal kata\n'],
    ['<h1>Judul</h1>isi', 'Judul\n\nisi\n'],
    ['<ul><li>a<li>b<ol><li>c</li><li>d</li></ol></ul>', '- a\n- b\n  1. c\n  2. d\n'],
    ['balas<blockquote>lama<blockquote>lebih lama</blockquote></blockquote>', 'balas\n\n> lama\n>\n>> lebih lama\n'],
    ['<table><tr><td>1</td><td>2</td></tr><tr><td>3</td></tr></table>', '1 2\n3\n'],
    ['<pre>  a\n   b</pre>', '  a\n   b\n'],
    ['Salam<div>--&nbsp;<br>Budi</div>', 'Salam\n-- \nBudi\n'],
    ['x<hr>y', 'x\n\n---\n\ny\n'],
    ['<a href="https://x.example/p">sini</a>', 'sini <https://x.example/p>\n'],
    ['<a href="https://x.example/">https://x.example</a>', 'https://x.example\n'],
    ['<a href="mailto:a@x.example">a@x.example</a>', 'a@x.example\n'],
    ['<a href="javascript:alert(1)">klik</a>', 'klik\n'],
    ['<img alt="Logo &amp; co" src=x> halo', 'Logo & co halo\n'],
    ['a<script>alert("</p>")</script>b<style>p{}</style>c<!-- <p>x -->d', 'abcd\n'],
    ['<title>judul</title>isi', 'isi\n'],
    ['lihat<span style="display: none">rahasia</span> ini', 'lihat ini\n'],
    ['<div style="display:none"><div>x</div>y</div>z', 'z\n'],
    ['<div style="display:none">tak ditutup', 'tak ditutup\n'],
    ['&lt;b&gt; 5 &#60; 6 &#x1F600; &nbsp;&eacute;&tidakada; &#0;', '<b> 5 < 6 😀  é&tidakada; \ufffd\n'],
    ['1 < 2 dan 3 > 2', '1 < 2 dan 3 > 2\n'],
    ['<p title="a > b">x</p>', 'x\n'],
    ['teks <b', 'teks\n'],
    ['', ''],
  ])('%j', (html, text) => {
    expect(htmlToText(html)).toBe(text);
  });

  it.each([
    '<div>',
    '<',
    '<a href="',
    '<blockquote>x',
    '<!--',
    '<!',
    '&',
    '&#',
    '<ul><li>',
    '<a href=https://x>y',
    '</div>',
    '<pre>\n',
    "<a b='",
    '<div style="display:none">',
    '<div style="display:none">x</div>',
    '<br>',
    '<script>',
    '<svg>',
    '<p>x</p>',
    ' ',
    '<a ',
    '<a href="x" ',
    '<td>',
    '\u00a0',
  ])('reads a megabyte of %j in linear time', (piece) => {
    expect(htmlToText(piece.repeat(Math.ceil(1_000_000 / piece.length))).length).toBeGreaterThanOrEqual(0);
  });

  it('holds no browser with marks by the thousand over one letter, though they come as references', () => {
    expect(htmlToText(`a${'&#769;'.repeat(64_000)}b`)).toBe(`a${'\u0301'.repeat(30)}b\n`);
  });
});
