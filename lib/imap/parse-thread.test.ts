import { describe, expect, it } from 'vitest';
import { ThreadCollector } from './parse-thread.ts';

const parse = (...lines: string[]) => {
  const collector = new ThreadCollector();
  for (const line of lines) expect(collector.take(Buffer.from(line, 'latin1'))).toBe(true);
  const { roots, uids, depth } = collector.forest;
  return { roots: [...roots], uids: [...uids], depth: [...depth] };
};

describe('threads as the server tells them', () => {
  it('reads the example of RFC 5256: who answers whom', () => {
    expect(parse('* THREAD (2)(3 6 (4 23)(44 7 96))')).toEqual({
      roots: [0, 1],
      uids: [2, 3, 6, 4, 23, 44, 7, 96],
      depth: [0, 0, 1, 2, 3, 2, 3, 4],
    });
  });

  it('keeps the answers to a message that is missing in one thread', () => {
    expect(parse('* THREAD ((3)(5 7))(9)')).toEqual({ roots: [0, 3], uids: [3, 5, 7, 9], depth: [0, 0, 1, 0] });
  });

  it('reads an empty mailbox, and an answer in two lines', () => {
    expect(parse('* THREAD')).toEqual({ roots: [], uids: [], depth: [] });
    expect(parse('* THREAD (1 2)', '* THREAD (3)')).toEqual({ roots: [0, 2], uids: [1, 2, 3], depth: [0, 1, 0] });
  });

  it('leaves other lines to others', () => {
    const { take, forest } = new ThreadCollector();
    for (const line of ['* THREADS (1)', '* SEARCH 1', 'A1 OK THREAD', '* 3 EXISTS', ''])
      expect(take(Buffer.from(line))).toBe(false);
    expect(forest.uids).toHaveLength(0);
  });

  it('reads answers that nest 100,000 deep', () => {
    const deep = 100_000;
    const opened = Array.from({ length: deep }, (_, at) => `(${at + 1} `).join('');
    const { roots, uids, depth } = parse(`* THREAD ${opened}${')'.repeat(deep)}`);
    expect(roots).toEqual([0]);
    expect(uids).toHaveLength(deep);
    expect([depth[0], depth[1], depth.at(-1)]).toEqual([0, 1, deep - 1]);
  });

  it('reads a million messages', () => {
    const { roots, uids } = parse(
      `* THREAD ${Array.from({ length: 500_000 }, (_, at) => `(${2 * at + 1} ${2 * at + 2})`).join('')}`,
    );
    expect([roots.length, uids.length, uids.at(-1)]).toEqual([500_000, 1_000_000, 1_000_000]);
  });

  it('loses no number and invents none, whatever the brackets say', () => {
    const pieces = ['(', ')', '((', '))', ' ', '  ', 'NIL', '"', '{3}', '\u00ff', '-', '0', '7', '42', '4294967295'];
    let state = 11;
    const below = (count: number): number => (state = (state * 48_271) % 2_147_483_647) % count;
    for (let round = 0; round < 500; round += 1) {
      const text = Array.from({ length: below(60) }, () => pieces[below(pieces.length)]).join('');
      const { roots, uids, depth } = parse(`* THREAD ${text}`);
      const numbers = (text.match(/\d+/g) ?? []).map(Number).filter((one) => one > 0 && one <= 0xffffffff);
      const began = numbers.length > 0 ? [0] : [];
      expect({ text, uids, depths: depth.length, began: roots.slice(0, 1), order: roots }).toEqual({
        text,
        uids: numbers,
        depths: numbers.length,
        began,
        order: [...new Set(roots)].sort((a, b) => a - b),
      });
      expect(roots.filter((at) => depth[at] !== 0)).toEqual([]);
    }
  });

  it('drops numbers that no message can have', () => {
    expect(parse(`* THREAD (0)(4294967296)(${'9'.repeat(400)} 5)`)).toEqual({ roots: [0], uids: [5], depth: [0] });
  });
});
