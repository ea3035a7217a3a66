import { expect, it } from 'vitest';
import { candidate, rankPeople, type Candidate } from './rank-people.ts';

const NOW = Date.UTC(2026, 10, 22);
const DAY = 24 * 3_600_000;
const person = (name: string, address: string, over: Partial<Candidate> = {}): Candidate =>
  candidate({ name, address, distance: 0, favourite: false, uses: 0, usedAt: 0, ...over });
const ranked = (typed: string, ...people: Candidate[]): string[] =>
  rankPeople(people, typed, NOW, 10).map(({ address }) => address);

it('puts those whose name or address begins with the letters before those who hold them inside', () => {
  const found = ranked(
    'an',
    person('Siti Rohani', 'siti@x.id', { uses: 50, usedAt: NOW }),
    person('Budi Anwar', 'budi@x.id'),
    person('', 'rapat.ani@x.id'),
    person('Ani', 'z@x.id'),
  );
  expect(found).toEqual(['z@x.id', 'budi@x.id', 'rapat.ani@x.id', 'siti@x.id']);
});

it('puts whom one writes to often and lately first; a message counts half after a month', () => {
  const found = ranked(
    'a',
    person('A old', 'old@x.id', { uses: 20, usedAt: NOW - 300 * DAY }),
    person('A once', 'once@x.id', { uses: 1, usedAt: NOW }),
    person('A often', 'often@x.id', { uses: 5, usedAt: NOW - 30 * DAY }),
    person('A star', 'star@x.id', { favourite: true }),
    person('A never', 'never@x.id'),
  );
  expect(found).toEqual(['star@x.id', 'often@x.id', 'once@x.id', 'old@x.id', 'never@x.id']);
});

it('shows each address once, with the name of the nearest place and the uses of all', () => {
  const people = [
    person('budi from mail', 'Budi@x.id', { distance: 4, uses: 3, usedAt: NOW }),
    person('', 'budi@X.id', { distance: 0 }),
    person('Budi of the directory', 'budi@x.id', { distance: 2 }),
    person('Ani', 'ani@x.id'),
    person('Budi other', 'other@x.id', { uses: 2, usedAt: NOW }),
  ];
  expect(rankPeople(people, 'budi', NOW, 10)).toEqual([
    { name: 'Budi of the directory', address: 'budi@x.id' },
    { name: 'Budi other', address: 'other@x.id' },
  ]);
});

it('needs all words, in any order and case, and stops at the limit', () => {
  const people = [person('Siti Aminah', 's@x.id'), person('Aminah Siti', 'a@x.id'), person('Siti', 'b@aminah.id')];
  expect(rankPeople(people, 'AMI si', NOW, 2)).toHaveLength(2);
  expect(rankPeople([], 'x', NOW, 2)).toEqual([]);
});
