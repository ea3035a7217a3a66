import { makeCsv, makePdf, makePng } from './files.ts';

/** A file of a kind that people send each other. */
export function makeFile(kind: 'invoice' | 'photo' | 'prices'): {
  name: string;
  type: string;
  content: Buffer | string;
} {
  switch (kind) {
    case 'invoice':
      return {
        name: 'Faktur 2291 "salinan", kopi.pdf',
        type: 'application/pdf',
        content: makePdf(['Faktur / Invoice 2291', '', '60 bags Gayo arabica, screen 18', 'Total: USD 18,420.00']),
      };
    case 'photo':
      return {
        name: 'kebun setelah hujan 🌧.png',
        type: 'image/png',
        content: makePng(640, 400, [120, 170, 220], [240, 220, 160]),
      };
    case 'prices':
      return {
        name: 'daftar-harga.csv',
        type: 'text/csv; charset=utf-8',
        content: makeCsv([
          ['Lot', 'Asal', 'USD/kg'],
          [16, 'Takengon, blok C', 7.4],
          [17, 'Bener Meriah', 6.9],
          [19, 'Gayo Lues "peaberry"', 9.1],
        ]),
      };
  }
}
