const NEWSLETTER = `<html><head><style>
  body { background: #f4f4f4; margin: 0 }
  .card { background: #ffffff; border: 1px solid #dddddd; padding: 20px }
  .card h1 { color: #222222 !important }
  a.go { background: #1a73e8; color: #ffffff; padding: 8px 16px; display: inline-block }
  .small { color: #999999; font-size: 12px }
  .hero { background: linear-gradient(#ffffff, #eeeeee); color: #333333 }
</style></head><body><table width="600" align="center" cellpadding="0"><tr><td class="card">
  <h1>Kabar pekan ini</h1><p style="color:#333">Halo Budi, <font color="#0000ee">biru</font> dan <b style="color:yellow">kuning</b>.</p>
  <p><a class="go" href="https://toko.example/">Beli</a> <a href="mailto:ani@x.test">Tulis</a></p>
  <p class="small">Anda menerima ini karena berlangganan.</p><p style="background:#222;color:#eee">Gelap</p>
  <table><tr><td bgcolor="#ffeecc">Krem</td><td bgcolor="navy" style="color:#ccc">Biru tua</td></tr></table>
  <p class="hero">Di atas gradasi</p></td></tr></table></body></html>`;

/** Its own dark colours, one of which cannot be read. */
const OWN_DARK = `<style>.a { background: #fff; color: #000 }
  @media (prefers-color-scheme: dark) { .a { background: #003300 !important; color: #ccffcc !important } .b { color: #111 } }
  </style><p class="a">Sendiri</p><p class="b">Lain</p>`;

const MAIL_PROGRAMS = [
  '<div dir="ltr">Halo<br><div style="color:rgb(0,0,0);font-family:Arial">hitam dari Outlook</div><div class="gmail_quote"><div class="gmail_attr">Ani menulis:</div><blockquote style="border-left:1px solid #ccc;color:#500050">Kapan?</blockquote></div></div>',
  '<p class=MsoNormal><span style="color:#1F497D;mso-fareast-language:EN-US">biru Word</span> <span style="background:yellow;mso-highlight:yellow">disorot</span></p>',
  '<font color=gray>abu</font> <font color="#f00">merah</font> <span style="color:windowtext">jendela</span><span style="color:rgba(0,0,0,.54)">setengah</span>',
  '<div style="background:#000"><p style="color:#fff">putih</p><p style="color:#333">nyaris hitam</p><a href="https://x.test">tautan</a></div>',
  '<div style="background-color:rgba(255,255,255,.6);color:rgba(255,255,255,.9)">putih di atas putih</div>',
  '<table bgcolor=white><tr bgcolor="#eeeeee"><td>a<td bgcolor="#333333"><font color=white>b</font><td style="background:#fff8">c</table>',
  '<mark>tanda</mark> <ins>baru</ins> <del>lama</del> <code style="background:#f6f8fa;color:#d73a49">kode</code><pre style="background:#272822;color:#f8f8f2">gelap</pre>',
  '<div style="color:#777"><div style="background:#888">abu di atas abu<span style="color:#999">lagi</span></div></div>',
];

/** Every pair of these, one on the other, in letters and tables: what designers choose and what nobody should. */
const COLOURS = '#fff #f4f4f4 #ffe #fde7e9 #e8f0fe #ff0 #0f0 #0ff #f0f #f00 #1a73e8 #00f #888 #555 #222 #000'.split(
  ' ',
);
const PAIRS = COLOURS.map(
  (paper) =>
    `<table bgcolor="${paper.length === 4 ? paper.replace(/\w/g, '$&$&') : paper}"><tr>${COLOURS.map((ink) => `<td style="color:${ink}">kata <b style="background:${ink};color:${paper}">balik</b></td>`).join('')}</tr></table>`,
).join('');

/** Letters as programs and shops design them; each says its name. */
export const designedLetters = (): readonly { readonly name: string; readonly html: string }[] => [
  { name: 'newsletter', html: NEWSLETTER },
  { name: 'own dark colours', html: OWN_DARK },
  { name: 'every colour on every other', html: PAIRS },
  ...MAIL_PROGRAMS.map((html, nth) => ({ name: `mail program ${String(nth)}`, html })),
];
