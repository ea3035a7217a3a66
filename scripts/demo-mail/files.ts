import { deflateSync } from 'node:zlib';

import { pngChunk } from '../png-chunk.ts';

/** A PDF of one page (A4) with lines of ASCII text. */
export function makePdf(lines: readonly string[]): Buffer {
  const escape = (line: string): string => line.replace(/[\\()]/g, '\\$&');
  const shown = lines.map((line) => `(${escape(line)}) Tj T*`).join('\n');
  const stream = `BT /F1 12 Tf 16 TL 72 770 Td\n${shown}\nET`;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${stream.length} >>\nstream\n${stream}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ];
  let text = '%PDF-1.4\n';
  const offsets = objects.map((object, index) => {
    const offset = text.length;
    text += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return `${String(offset).padStart(10, '0')} 00000 n \n`;
  });
  const start = text.length;
  const size = objects.length + 1;
  text += `xref\n0 ${size}\n0000000000 65535 f \n${offsets.join('')}`;
  text += `trailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`;
  return Buffer.from(text, 'latin1');
}

/** A PNG that runs from one colour at the top to another at the bottom, with a hill in front. */
export function makePng(width: number, height: number, top: readonly number[], bottom: readonly number[]): Buffer {
  const rows = Buffer.alloc(height * (1 + width * 3));
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) {
      const hill = y > height * (0.65 + 0.15 * Math.sin((x / width) * 7));
      const share = hill ? 1 : y / height;
      for (let channel = 0; channel < 3; channel += 1) {
        const [from = 0, to = 0] = [top[channel], bottom[channel]];
        rows[y * (1 + width * 3) + 1 + x * 3 + channel] = Math.round((from + (to - from) * share) * (hill ? 0.6 : 1));
      }
    }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([
    signature,
    pngChunk('IHDR', header),
    pngChunk('IDAT', deflateSync(rows)),
    pngChunk('IEND', Buffer.alloc(0)),
  ]);
}

/** CSV with a header row; fields that need it are quoted (RFC 4180). */
export const makeCsv = (rows: readonly (readonly (string | number)[])[]): string =>
  rows
    .map((row) =>
      row.map((field) => (/[",\r\n]/.test(String(field)) ? `"${String(field).replace(/"/g, '""')}"` : field)).join(','),
    )
    .join('\r\n') + '\r\n';
