import { expect, it } from 'vitest';
import { moveChoices, readFolderChoices } from './folder-choices.ts';

it('choices that an older or newer Tupai stored count as far as they fit', () => {
  expect(readFolderChoices(undefined)).toEqual({ uses: {}, favourites: [], colors: {} });
  const stored = {
    uses: { sent: 'Terkirim', inbox: 'Lain', trash: 7, junk: '' },
    favourites: ['Proyek', 'Proyek', null, 'a\r\nb'],
    colors: { Proyek: 'teal', Lain: 'ultraviolet' },
  };
  expect(readFolderChoices(stored)).toEqual({
    uses: { sent: 'Terkirim' },
    favourites: ['Proyek'],
    colors: { Proyek: 'teal' },
  });
});

it('choices go along with a folder that is renamed, and with all below it, but not with its neighbours', () => {
  const choices = readFolderChoices({
    uses: { archive: 'Kerja/Arsip' },
    favourites: ['Kerja', 'Kerjaan', 'Kerja/2024'],
    colors: { Kerja: 'red', 'Kerja/2024': 'blue', Kerjaan: 'pink' },
  });
  expect(moveChoices(choices, 'Kerja', 'Lama/Kerja', '/')).toEqual({
    uses: { archive: 'Lama/Kerja/Arsip' },
    favourites: ['Lama/Kerja', 'Kerjaan', 'Lama/Kerja/2024'],
    colors: { 'Lama/Kerja': 'red', 'Lama/Kerja/2024': 'blue', Kerjaan: 'pink' },
  });
});

it('choices about a folder that was deleted are forgotten; folders below it stay, and theirs too', () => {
  const choices = readFolderChoices({
    uses: { archive: 'Kerja' },
    favourites: ['Kerja', 'Kerja/2024'],
    colors: { Kerja: 'red' },
  });
  expect(moveChoices(choices, 'Kerja', null, '')).toEqual({ uses: {}, favourites: ['Kerja/2024'], colors: {} });
});
