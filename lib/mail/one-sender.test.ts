import { expect, it } from 'vitest';
import { allSenders, oneSender } from './one-sender.ts';

const field = (value: string) => ({ name: 'from', value });
const bank = { name: 'Bank', address: 'Info@Bank.example' };

it('one sender in one field is who can be vouched for', () => {
  expect(oneSender([bank], [field('Bank <Info@Bank.example>')])).toBe('info@bank.example');
  expect(allSenders([bank], [field('Bank <Info@Bank.example>')])).toEqual([bank]);
});

it('of two From fields nobody is vouched for, and everybody in them is told', () => {
  const fields = [field('x@evil.example'), { name: 'to', value: 'a@b' }, field('Bank <info@bank.example>')];
  expect(oneSender([bank], fields)).toBe('');
  expect(allSenders([bank], fields).map(({ address }) => address)).toEqual([
    'Info@Bank.example',
    'x@evil.example',
    'info@bank.example',
  ]);
});

it('several senders in one field, or none, are nobody to vouch for', () => {
  expect(oneSender([bank, { name: '', address: 'x@evil.example' }], [field('…')])).toBe('');
  expect(oneSender([], [])).toBe('');
});
