import { describe, expect, it } from 'vitest';
import { SelectionNewsCollector } from './selection-news.ts';

const read = (...lines: string[]) => {
  const collector = new SelectionNewsCollector({ uidValidity: 1, modseq: '5' });
  const taken = lines.map((line) => collector.take(Buffer.from(line, 'latin1'), []));
  const { news } = collector;
  return {
    taken,
    vanished: news && [...news.vanished],
    changed: news?.changed.map(({ seq, uid, flags }) => [seq, uid, [...(flags ?? [])].join(' ')]),
  };
};

describe('what SELECT tells of the time before', () => {
  it('is what left and which flags changed', () => {
    expect(
      read(
        '* VANISHED (EARLIER) 41,43:45',
        '* 2 EXISTS',
        '* 1 FETCH (UID 7 FLAGS (\\Seen) MODSEQ (9))',
        '* vanished (earlier) 3',
      ),
    ).toEqual({ taken: [true, false, true, true], vanished: [3, 41, 43, 44, 45], changed: [[1, 7, '\\Seen']] });
    expect(read()).toEqual({ taken: [], vanished: [], changed: [] });
  });

  it.each([
    ['names four thousand million messages', '* VANISHED (EARLIER) 1:4294967295'],
    ['tells flags without a UID', '* 1 FETCH (FLAGS (\\Seen))'],
    ['tells flags in a way nobody can read', '* 1 FETCH (FLAGS ((('],
  ])('is nothing when the server %s', (_, line) => expect(read(line).vanished).toBeUndefined());

  it('is nothing when the flags of very many messages changed', () => {
    const lines = Array.from({ length: 20_001 }, (__, at) => `* ${at + 1} FETCH (UID ${at + 1} FLAGS ())`);
    expect(read(...lines).changed).toBeUndefined();
  });

  it('holds only numbers that can be, whatever stands there', () => {
    expect(read('* VANISHED (EARLIER) 0,*,7:*,\0,5:3,99999999999,x').vanished).toEqual([3, 4, 5]);
  });
});
