import { describe, expect, it } from 'vitest';
import { attachmentRisks } from './attachment-risks.ts';
import { parseCsv } from './parse-csv.ts';
import { previewKind } from './preview-kind.ts';
import { isMismatch, sniffContent } from './sniff-content.ts';
import { uniqueNames } from './unique-names.ts';

describe('what to know before a file is opened', () => {
  const risks = (name: string, type = 'application/octet-stream'): string[] => attachmentRisks({ name, type });

  it.each([
    ['setup.exe', 'program'],
    ['run.JS', 'program'],
    ['a.lnk', 'program'],
    ['page.html', 'page'],
    ['logo.svg', 'page'],
    ['backup.iso', 'disk'],
    ['budget.xlsm', 'macros'],
    ['trailing.exe. .', 'program'],
    ['joined.e\u200dxe', 'program'],
  ])('%s: %s', (name, risk) => {
    expect(risks(name)).toEqual([risk]);
  });

  it.each(['invoice.pdf.exe', 'photo.jpg     .scr', 'a.docx.js', 'notes.txt.html'])('%s has two endings', (name) => {
    expect(risks(name)).toContain('double');
  });

  it.each(['invoice\u202efdp.exe', 'a\u200b.pdf', 'x\u2066y.txt', `a${' '.repeat(40)}.exe`])(
    'the name %j hides something',
    (name) => {
      expect(risks(name)).toContain('disguised');
    },
  );

  it('goes by the type, too, when the name says nothing', () => {
    expect(risks('x', 'text/html')).toEqual(['page']);
    expect(risks('x', 'image/svg+xml')).toEqual(['page']);
    expect(risks('x', 'application/x-msdownload')).toEqual(['program']);
    expect(risks('x', 'application/vnd.ms-excel.sheet.macroEnabled.12'.toLowerCase())).toEqual(['macros']);
  });

  it.each([
    'Laporan Q3 2026.pdf',
    'v1.2.3.zip',
    'foto.jpeg',
    'exe',
    '.exe.txt',
    'スライド.pptx',
    'عرض.pdf',
    '',
    'a.tar.gz',
    'نامه\u200cها.pdf', // Persian is written with joiners: this was called disguised
    '👩\u200d👧 ❤\ufe0f.png',
  ])('is nothing for %j', (name) => {
    expect(risks(name)).toEqual([]);
  });

  it('is said in no time for a name of 100,000 blanks, whatever stands behind them', () => {
    const started = process.cpuUsage();
    for (const blank of [' ', '\t', '.', '. ', '\u2800'])
      expect(attachmentRisks({ name: `faktur.pdf.exe${blank.repeat(100_000)}`, type: '' })).toContain('program');
    attachmentRisks({ name: `${'\t'.repeat(100_000)}x`, type: '' });
    expect(process.cpuUsage(started).user).toBeLessThan(1_000_000); // was 6 s for each
  });

  it('is said in no time for a monster', () => {
    for (const name of ['.'.repeat(100_000), ' '.repeat(100_000), '\u200b'.repeat(100_000), 'a.'.repeat(50_000)])
      expect(risks(name).length).toBeLessThan(4);
  });
});

describe('what a file is by its first octets', () => {
  const head = (text: string): Uint8Array => Buffer.from(text.padEnd(16, ' '), 'latin1');
  it.each([
    ['\x89PNG\r\n\x1a\n', 'image'],
    ['\xff\xd8\xff\xe0', 'image'],
    ['%PDF-1.7', 'pdf'],
    ['MZ\x90\0', 'program'],
    ['\x7fELF', 'program'],
    ['PK\x03\x04', 'zip'],
    ['\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', 'ole'],
    ['<!DOCTYPE html>', 'page'],
    ['  <script>', 'page'],
    ['\0\0\0\x18ftypmp42', 'audio-video'],
    ['just some text', undefined],
  ])('%j: %s', (start, kind) => {
    expect(sniffContent(head(start))).toBe(kind);
  });

  it('tells what is not what it says', () => {
    expect(isMismatch('image/png', head('MZ\x90\0'))).toBe(true);
    expect(isMismatch('image/jpeg', head('<html>'))).toBe(true);
    expect(isMismatch('application/pdf', head('MZ\x90\0'))).toBe(true);
    expect(isMismatch('application/pdf', head('<html>'))).toBe(true);
    expect(isMismatch('text/plain', head('MZ\x90\0\x03'))).toBe(true);
    expect(
      isMismatch('application/vnd.openxmlformats-officedocument.wordprocessingml.document', head('MZ\x90\0')),
    ).toBe(true);
  });

  it('finds nothing wrong with what is as it says, or says nothing', () => {
    expect(isMismatch('image/png', head('\x89PNG\r\n\x1a\n'))).toBe(false);
    expect(isMismatch('image/jpeg', head('\x89PNG\r\n\x1a\n'))).toBe(false);
    expect(isMismatch('application/pdf', head('junk before %PDF-'))).toBe(false);
    expect(isMismatch('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', head('PK\x03\x04'))).toBe(
      false,
    );
    expect(isMismatch('text/csv', head('MZ;name;address'))).toBe(false);
    expect(isMismatch('application/octet-stream', head('MZ\x90\0'))).toBe(false);
    expect(isMismatch('image/png', Buffer.from('a'))).toBe(false);
  });
});

describe('a table as text', () => {
  it('is read with commas, semicolons or tabs, and quotes', () => {
    expect(parseCsv('a,"b, c","d ""e"""\r\n1,2,"3\n4"\r\n').rows).toEqual([
      ['a', 'b, c', 'd "e"'],
      ['1', '2', '3\n4'],
    ]);
    expect(parseCsv('\ufeffa;b,5;c\n1;2;3').rows).toEqual([
      ['a', 'b,5', 'c'],
      ['1', '2', '3'],
    ]);
    expect(parseCsv('a\tb\n').rows).toEqual([['a', 'b']]);
    expect(parseCsv('').rows).toEqual([]);
    expect(parseCsv('"never closed\nx').rows).toEqual([['never closed\nx']]);
  });

  it('is cut where it gets too long or too wide, and says so', () => {
    expect(parseCsv('1\n2\n3', { rows: 2, cells: 5 })).toEqual({ rows: [['1'], ['2']], truncated: true });
    expect(parseCsv('1,2,3\n4', { rows: 9, cells: 2 })).toEqual({ rows: [['1', '2'], ['4']], truncated: true });
    expect(parseCsv('1\n2\n', { rows: 2, cells: 5 }).truncated).toBe(false);
  });
});

describe('a preview', () => {
  it.each([
    ['image/png', 'a', 'image'],
    ['image/svg+xml', 'a.svg', undefined],
    ['text/html', 'a.html', undefined],
    ['application/pdf', 'a.pdf', undefined],
    ['text/csv', 'a', 'table'],
    ['application/octet-stream', 'a.csv', 'table'],
    ['text/plain', 'a.txt', 'text'],
    ['application/octet-stream', 'a.exe', undefined],
    ['application/octet-stream', 'notes.txt', 'text'],
    ['video/mp4', 'a.mp4', 'video'],
    ['audio/mpeg', 'a.mp3', 'audio'],
    ['constructor', '__proto__', undefined],
  ])('of %s (%s): %s', (type, name, kind) => {
    expect(previewKind({ type, name })).toBe(kind);
  });
});

it('gives files that shall lie in one folder names of their own', () => {
  expect(uniqueNames(['a.pdf', 'A.PDF', 'a.pdf', 'a (2).pdf', 'b', 'b', 'x/y:z?.txt', ''])).toEqual([
    'a.pdf',
    'A (2).PDF',
    'a (3).pdf',
    'a (2) (2).pdf',
    'b',
    'b (2)',
    'x_y_z_.txt',
    '_',
  ]);
});
