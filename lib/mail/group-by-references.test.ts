import { expect, it } from 'vitest';
import { groupByReferences } from './group-by-references.ts';

const grouped = (...messages: [uid: number, messageId: string, ...references: string[]][]): number[][] => {
  const links = messages.map(([uid, messageId, ...references]) => ({ uid, messageId, references }));
  const { roots, uids } = groupByReferences(links);
  return [...roots].map((from, nth) => [...uids.subarray(from, roots[nth + 1])]);
};

it('joins answers to what they answer, in whatever order they came', () => {
  expect(grouped([1, '<a>'], [2, '<b>', '<a>'], [3, '<x>'], [4, '<c>', '<a>', '<b>'])).toEqual([[1, 2, 4], [3]]);
  expect(grouped([1, '<c>', '<b>'], [2, '<b>', '<a>'], [3, '<a>'])).toEqual([[1, 2, 3]]);
});

it('joins answers to a message that is not here', () => {
  expect(grouped([1, '<b>', '<missing>'], [2, '<c>', '<missing>'], [3, '<d>'])).toEqual([[1, 2], [3]]);
});

it('bears references in circles, to oneself, and none at all', () => {
  expect(grouped([1, '<a>', '<b>'], [2, '<b>', '<a>'], [3, '<c>', '<c>'], [4, ''], [5, ''])).toEqual([
    [1, 2],
    [3],
    [4],
    [5],
  ]);
});

it('keeps two messages with one Message-ID apart; answers go to the first', () => {
  expect(grouped([1, '<a>'], [2, '<a>'], [3, '<b>', '<a>'])).toEqual([[1, 3], [2]]);
});

it('bears a chain of 100,000 answers', () => {
  const chain = Array.from({ length: 100_000 }, (_, at): [number, string, string] => [
    at + 1,
    `<${at}>`,
    `<${at - 1}>`,
  ]);
  expect(grouped(...chain)).toHaveLength(1);
});
