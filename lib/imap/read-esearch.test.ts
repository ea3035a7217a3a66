import { describe, expect, it } from 'vitest';
import { EsearchCollector } from './read-esearch.ts';
import { countRanges, expandRanges, readRanges } from './set-ranges.ts';

const read = (line: string) => {
  const collector = new EsearchCollector();
  const taken = collector.take(Buffer.from(line, 'latin1'));
  return { taken, numbers: [...collector.numbers], tooMany: collector.tooMany };
};
const set = (text: string) => [...(expandRanges(readRanges(Buffer.from(text, 'latin1'), 0), 1000) ?? [-1])];

describe('an ESEARCH answer', () => {
  it.each([
    ['* ESEARCH (TAG "A1") UID ALL 1:3,7', [1, 2, 3, 7]],
    ['* ESEARCH (TAG "A1") UID', []],
    ['* esearch (tag A1) uid min 2 max 9 count 3 all 9,2:3', [2, 3, 9]],
    ['* ESEARCH (TAG "A1") ALL 5', [5]],
    ['* ESEARCH (TAG "A1") UID COUNT 17', []],
    ['* ESEARCH (TAG "A1") UID ALL 4,2,4,2:4 MODSEQ 12', [2, 3, 4]],
    ['* ESEARCH', []],
  ])('%s', (line, numbers) => expect(read(line)).toEqual({ taken: true, numbers, tooMany: false }));

  it('leaves other responses to others', () => {
    for (const line of ['* SEARCH 1 2', '* ESEARCHRES 1', '* 3 EXISTS', 'A1 OK ESEARCH', '']) {
      expect(read(line).taken).toBe(false);
    }
  });

  it('of a million messages is read from forty octets, and from a line of numbers', () => {
    const dense = new EsearchCollector();
    dense.take(Buffer.from('* ESEARCH (TAG "A1") UID ALL 1:1000000'));
    expect([dense.numbers.length, dense.numbers.at(-1)]).toEqual([1_000_000, 1_000_000]);
    const sparse = new EsearchCollector();
    const odd = Array.from({ length: 1_000_000 }, (_, at) => 2 * at + 1);
    sparse.take(Buffer.from(`* ESEARCH (TAG "A1") UID ALL ${odd.join(',')}`));
    expect([sparse.numbers.length, sparse.numbers.at(-1)]).toEqual([1_000_000, 1_999_999]);
  });

  it('that names more messages than there can be takes no memory, and is called so', () => {
    expect(read('* ESEARCH (TAG "A1") UID ALL 1:4294967295')).toEqual({ taken: true, numbers: [], tooMany: true });
    expect(read('* ESEARCH (TAG "A1") UID ALL 1:4294967295,1:4294967295').tooMany).toBe(true);
  });
});

describe('a sequence set', () => {
  it.each([
    ['1:3,7', [1, 2, 3, 7]],
    ['5:3', [3, 4, 5]],
    ['*', []],
    ['1:*', []],
    ['*:4', []],
    ['0,0:2,4294967296,99999999999999999999,3', [3]],
    ['1:2:3', []],
    [',,4,', [4]],
    ['a,1b,2', [2]],
    ['3 4', [3]],
    ['3)', [3]],
    ['', []],
    [':5', []],
    ['5:', []],
  ])('%s', (text, numbers) => expect(set(text)).toEqual(numbers));

  it('made of any bytes is read in one pass and gives only numbers that can be', () => {
    let seed = 7;
    const random = (below: number): number => {
      seed = (seed * 48271) % 2147483647;
      return seed % below;
    };
    const pieces = [
      '1',
      '23',
      '4294967295',
      '4294967296',
      ':',
      ',',
      '*',
      '\0',
      '\xff',
      '-',
      '0',
      'x',
      '9'.repeat(40),
      '::',
    ];
    for (let nth = 0; nth < 3000; nth += 1) {
      const text = Array.from({ length: random(12) }, () => pieces[random(pieces.length)]).join('');
      const pairs = readRanges(Buffer.from(text, 'latin1'), 0);
      expect(pairs.length % 2).toBe(0);
      // Every pair stands in the text as such, whatever is around it.
      const said = text.split(',').flatMap((one) => {
        const match = /^(\d+)(?::(\d+))?$/.exec(one);
        const ends = match ? [Number(match[1]), Number(match[2] ?? match[1])].sort((a, b) => a - b) : [];
        return ends.length === 2 && ends.every((end) => end >= 1 && end <= 0xffffffff) ? ends : [];
      });
      expect([...pairs]).toEqual(said);
      expect(countRanges(pairs) >= pairs.length / 2).toBe(true);
    }
  });
});
