import type { Random } from './random.ts';

export interface Newsletter {
  readonly from: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly headers: Readonly<Record<string, string>>;
}

const SENDERS = [
  {
    name: 'Kabar Kebun',
    host: 'kabar-kebun.example',
    colour: '#2f6f4f',
    topics: [
      'Musim tanam dimulai',
      'Pupuk kompos dari kulit kopi',
      'Hama penggerek buah: kenali sejak dini',
      'Pohon naungan: lamtoro atau alpukat?',
      'Cuaca pekan ini',
      'Cerita dari petani Bener Meriah',
    ],
  },
  {
    name: 'Toko Buku Rimba',
    host: 'rimba.example',
    colour: '#7a3e1d',
    topics: [
      'Diskon 30% akhir pekan 📚',
      'Buku baru bulan ini',
      'Pilihan pembaca',
      'Bedah buku hari Sabtu',
      'Buku bekas, harga sahabat',
      'Keranjang Anda menunggu',
    ],
  },
  {
    name: 'Coffee Weekly',
    host: 'coffee-weekly.example',
    colour: '#1d3f7a',
    topics: [
      'Futures fall for a third week',
      'What “anaerobic” really means',
      'Five roasters to watch',
      'Shipping rates, explained',
      'A short history of the moka pot',
      'Readers write back',
    ],
  },
  {
    name: 'Röster-Rundbrief',
    host: 'rundbrief.example',
    colour: '#5b2a6e',
    topics: [
      'Neue Trommelröster im Vergleich',
      'Förderprogramme für kleine Röstereien',
      'Messetermine im Frühjahr',
      'Mühlen richtig kalibrieren',
      'Neues aus der Zollverwaltung',
    ],
  },
  {
    name: 'نشرة القهوة',
    host: 'qahwa.example',
    colour: '#14535c',
    topics: [
      'أسعار البن هذا الأسبوع',
      'طرق التحضير التقليدية',
      'معرض القهوة الدولي',
      'مقابلة مع محمصة صغيرة',
      'وصفة الأسبوع',
    ],
  },
] as const;

/** An issue as marketing programs send it: tables, remote images, a tracking pixel, an unsubscribe link. */
export function makeNewsletter({ pick, between }: Random, index: number): Newsletter {
  const { name, host, colour, topics } = pick(SENDERS);
  const topic = topics[index % topics.length] ?? topics[0];
  const issue = 100 + index;
  const rtl = host === 'qahwa.example' ? ' dir="rtl"' : '';
  const link = `https://click.${host}/r?i=${issue}&u=${between(1000, 9999)}`;
  const article = (number: number): string =>
    `<tr><td width="180" style="padding:12px"><img src="https://img.${host}/${issue}/${number}.jpg" width="160" height="110" alt="${topic}"></td>` +
    `<td style="padding:12px;font-family:Georgia,serif;font-size:16px;color:#333"><b>${topics[number % topics.length]}</b><br>` +
    `<a href="${link}&a=${number}" style="color:${colour}">${number + 1} · ${topic} »</a></td></tr>`;
  const html =
    `<!DOCTYPE html><html${rtl}><head><meta charset="utf-8"><style>.btn{background:${colour};color:#fff;padding:10px 18px;text-decoration:none}@media(max-width:480px){td{display:block}}</style></head>` +
    `<body style="margin:0;background:#f2f2f2"><table width="100%" cellpadding="0" cellspacing="0"><tr><td align="center">` +
    `<table width="600" cellpadding="0" cellspacing="0" bgcolor="#ffffff"><tr><td colspan="2" bgcolor="${colour}" style="padding:24px;color:#ffffff;font:bold 26px Arial">${name}</td></tr>` +
    `<tr><td colspan="2"><img src="https://img.${host}/${issue}/hero.jpg" width="600" height="200" alt=""></td></tr>` +
    `${[0, 1, 2].map(article).join('')}<tr><td colspan="2" align="center" style="padding:24px"><a class="btn" href="${link}">${topic}</a></td></tr>` +
    `<tr><td colspan="2" style="padding:16px;font:11px Arial;color:#888">${name} · <a href="https://${host}/unsubscribe?u=${issue}">unsubscribe</a></td></tr></table>` +
    `</td></tr></table><img src="https://track.${host}/open.gif?u=${issue}" width="1" height="1" alt=""></body></html>`;
  return {
    from: `${name} <kabar@${host}>`,
    subject: topic,
    text: `${name}\n\n${topics.join('\n')}\n\n${link}\n`,
    html,
    headers: {
      'List-Id': `${host} <news.${host}>`,
      'List-Unsubscribe': `<https://${host}/unsubscribe?u=${issue}>, <mailto:leave@${host}>`,
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
      Precedence: 'bulk',
    },
  };
}
