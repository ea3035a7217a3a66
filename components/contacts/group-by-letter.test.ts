import { expect, it } from 'vitest';
import { groupByLetter } from './group-by-letter.ts';

const person = (name: string, address = '') => ({
  id: name + address,
  book: 'own',
  name,
  addresses: address ? [address] : [],
  note: '',
  favourite: false,
  photo: false,
});

it('puts people under their letters in the order of the language, and the rest last', () => {
  const people = [
    person('zoe'),
    person('Éva'),
    person('edi'),
    person('3M'),
    person('', 'budi@smk.test'),
    person('Ani'),
    person('(tamu)'),
    person('???'),
  ];
  const groups = groupByLetter(people, 'en').map(({ letter, contacts }) => [
    letter,
    ...contacts.map(({ name, addresses }) => name || addresses[0]),
  ]);
  expect(groups).toEqual([
    ['A', 'Ani'],
    ['B', 'budi@smk.test'],
    ['E', 'edi', 'Éva'],
    ['T', '(tamu)'],
    ['Z', 'zoe'],
    ['', '???', '3M'],
  ]);
});

it('keeps 1,000 people of one letter quick, and nobody is lost', () => {
  const people = Array.from({ length: 1000 }, (_, index) => person(`Siti ${String(index)}`));
  const [only, ...others] = groupByLetter(people, 'id');
  expect(others).toEqual([]);
  expect(only?.contacts.map(({ name }) => name).slice(0, 3)).toEqual(['Siti 0', 'Siti 1', 'Siti 2']);
  expect(only?.contacts).toHaveLength(1000);
});

it('shows nothing for an empty book', () => {
  expect(groupByLetter([], 'en')).toEqual([]);
});
