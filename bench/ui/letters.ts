/** The style sheet of a newsletter as such tools write it: resets, columns that fold on phones, colours for the dark. */
const SHEET = `
body, table, td, a { -webkit-text-size-adjust: 100%; -ms-text-size-adjust: 100%; }
table { border-collapse: collapse !important; } img { border: 0; display: block; }
.wrap { width: 640px; background: #ffffff; font-family: Georgia, serif; }
.price { color: #b3261e; font-weight: bold; } .small { color: #888888; font-size: 12px; line-height: 18px; }
.button a { background: #0b5e7a; color: #ffffff; padding: 10px 18px; border-radius: 4px; text-decoration: none; }
@media only screen and (max-width: 600px) { .wrap { width: 100% !important; } .column { display: block !important; width: 100% !important; } }
`;

const PIXEL = 'data:image/gif;base64,R0lGODlhAQABAIAAAMLBwAAAACH5BAAAAAAALAAAAAABAAEAAAICRAEAOw==';

const article = (nth: number): string => `
<tr><td class="column" width="50%" valign="top" style="padding:12px 16px;border-bottom:1px solid #e5e0d8;background-color:${nth % 2 ? '#fffdf9' : '#ffffff'}">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0"><tr><td style="padding:0 0 8px 0">
<img src="${PIXEL}" width="280" height="160" alt="Kebun nomor ${String(nth)}" style="width:280px;height:160px"></td></tr>
<tr><td style="font-family:Georgia,serif;font-size:18px;line-height:24px;color:#2b2620"><a href="https://toko.example/kopi/${String(nth)}?utm_source=kabar" style="color:#2b2620;text-decoration:none"><b>Kopi kebun nomor ${String(nth)}</b></a></td></tr>
<tr><td style="font-family:Arial,sans-serif;font-size:14px;line-height:21px;color:#555047;padding:6px 0">Dipetik tangan pada ketinggian 1.450 meter, dijemur dua belas hari, dengan rasa <i>jeruk</i>, <i>melati</i> dan gula aren. Panen ini hanya ${String(nth * 3)} karung.</td></tr>
<tr><td><span class="price" style="font-size:16px">Rp${String(85 + nth)}.000</span> <span class="small">per 250 gram, belum ongkos kirim</span></td></tr>
<tr><td class="button" style="padding:10px 0"><a href="https://toko.example/beli/${String(nth)}">Beli</a></td></tr></table></td></tr>`;

/** A newsletter of at least so many characters, in nested tables, as shops send it. */
export function newsletter(length: number): string {
  let rows = '';
  for (let nth = 1; rows.length < length; nth += 1) rows += article(nth);
  return `<!doctype html><html><head><meta charset="utf-8"><style>${SHEET}</style></head><body bgcolor="#f4f1ec" style="margin:0">
<table role="presentation" width="100%" bgcolor="#f4f1ec"><tr><td align="center"><table class="wrap" role="presentation" width="640">${rows}</table></td></tr></table></body></html>`;
}

/** What keeps a parser busiest that is not the browser's: elements in each other, 100 kB of them. */
export const NESTED = `<p>Halo</p>${'<div>'.repeat(20_000)}`;
