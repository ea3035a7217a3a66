import { describe, expect, it } from 'vitest';
import { readSignature } from './read-signature.ts';

const SITI = { name: 'Siti Aminah', address: 'siti@contoh.id' };

describe('the lines below a text', () => {
  it('tell numbers, other addresses, a website, the work and where it is', () => {
    const text = [
      'Halo,',
      'telepon saya di 0800 000 000.',
      '',
      '-- ',
      'Siti Aminah',
      '*Wakil Kepala Sekolah*',
      'SMK Negeri 1 Bandung',
      'Jl. Merdeka 1, Bandung 40111',
      'T: +62 (22) 123-4567 | HP/WA 0812-3456-789',
      'Faks. (022) 765 4321',
      'siti@contoh.id, Tata.Usaha@smk1.sch.id',
      'https://smk1.sch.id/guru.',
      '',
      '> -- ',
      '> Budi 0811 111 1111',
    ].join('\n');
    expect(readSignature(text, SITI)).toEqual({
      title: 'Wakil Kepala Sekolah',
      organization: 'SMK Negeri 1 Bandung',
      addresses: ['tata.usaha@smk1.sch.id'],
      phones: [
        { type: 'work', value: '+62 (22) 123-4567' },
        { type: 'mobile', value: '0812-3456-789' },
        { type: 'fax', value: '(022) 765 4321' },
      ],
      websites: ['https://smk1.sch.id/guru'],
      rest: ['Jl. Merdeka 1, Bandung 40111'],
    });
  });

  it('begin with the name of the sender where no mark stands above them', () => {
    const text = 'Siti Aminah menulis ini.\n\nSalam,\n  SITI  AMINAH,\nGuru\n0812 3456 7890\n';
    expect(readSignature(text, SITI)).toMatchObject({ title: 'Guru', phones: [{ value: '0812 3456 7890' }] });
    expect(readSignature('Telepon 0812 3456 7890', SITI).phones).toEqual([]);
    expect(readSignature('Telepon 0812 3456 7890', { name: '', address: '' }).phones).toEqual([]);
  });

  it('say nothing by dates, prices and numbers of an order', () => {
    const text = '-- \nSiti\n22.11.2026 10:00\nRp 1.500.000\nINV/2026/11/22\n12345678';
    expect(readSignature(text, SITI).phones).toEqual([]);
  });

  it('are read in no time, whatever stands in them', () => {
    const hostile = ['+'.repeat(1e5), '0 '.repeat(1e5), 'a@'.repeat(1e5), `${'('.repeat(1e5)}1`, 'www.'.repeat(1e5)];
    for (const one of hostile) expect(readSignature(`-- \n${one}\n${one}`, SITI).rest.length).toBeLessThan(3);
    expect(readSignature(`-- \n${'Baris\n'.repeat(1e5)}`, SITI).rest.length).toBeLessThan(16);
  });
});
