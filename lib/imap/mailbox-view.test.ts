import { describe, expect, it } from 'vitest';
import type { Selected } from './lane.ts';
import { MailboxView } from './mailbox-view.ts';

const selected = (more: Partial<Selected> = {}): Selected => ({
  path: 'INBOX',
  uidValidity: 1,
  uidNext: 40,
  exists: 3,
  readOnly: false,
  permanentFlags: undefined,
  highestModseq: '7',
  ...more,
});
/** Messages 10, 20 and 30, all met, with flags. */
function viewOfThree(more: Partial<Selected> = {}): MailboxView {
  const view = new MailboxView();
  view.selected(selected(more));
  [10, 20, 30].forEach((uid, at) => view.told(at + 1, uid, ['\\Seen']));
  return view;
}
const uids = (view: MailboxView) => [1, 2, 3, 4].map((seq) => view.uidAt(seq));

describe('places', () => {
  it('move up when a message leaves, and new ones come at the end', () => {
    const view = viewOfThree();
    view.left(1);
    expect(uids(view)).toEqual([20, 30, undefined, undefined]);
    expect([view.seqOf(10), view.seqOf(30)]).toEqual([undefined, 2]);
    view.counted(3);
    view.told(3, 41, undefined);
    expect(uids(view)).toEqual([20, 30, 41, undefined]);
  });

  it('are kept when the mailbox is opened again and nothing left', () => {
    const view = viewOfThree();
    view.selected(selected({ exists: 5, uidNext: 42 }));
    expect(uids(view)).toEqual([10, 20, 30, undefined]);
  });

  it.each([
    ['fewer messages', { exists: 2 }],
    ['as many messages, but a UID was given', { uidNext: 41 }],
    ['another UIDVALIDITY', { uidValidity: 2 }],
    ['a server that tells no UIDNEXT', { uidNext: 0 }],
  ])('are forgotten when it is opened again with %s', (_, more) => {
    const view = viewOfThree();
    view.selected(selected(more));
    expect(uids(view)).toEqual([undefined, undefined, undefined, undefined]);
    expect(view.flagsOf(10)).toBeUndefined();
  });

  it('are kept after mail came while it was open, as far as the last one was met', () => {
    const view = viewOfThree();
    view.counted(4);
    view.told(4, 45, undefined);
    view.selected(selected({ exists: 4, uidNext: 46 }));
    expect(uids(view)).toEqual([10, 20, 30, 45]);
    view.counted(5); // nobody knows which UID that one has
    view.selected(selected({ exists: 5, uidNext: 48 }));
    expect(view.uidAt(1)).toBeUndefined();
  });

  it('that contradict each other are all forgotten', () => {
    const view = viewOfThree();
    view.told(2, 30, undefined);
    expect(uids(view)).toEqual([undefined, 30, undefined, undefined]);
    const other = viewOfThree();
    other.told(2, 25, undefined);
    expect(uids(other)).toEqual([undefined, 25, undefined, undefined]);
  });

  it('agree with a plain list under any news', () => {
    let seed = 1;
    const random = (below: number): number => {
      seed = (seed * 48271) % 2147483647;
      return seed % below;
    };
    const truth: number[] = [];
    let met = 0;
    const view = new MailboxView();
    view.selected(selected({ exists: 0, uidNext: 1 }));
    for (let nth = 1; nth <= 800; nth += 1) {
      const seq = 1 + random(Math.max(1, truth.length));
      if (random(3) === 0 && truth.length > 0) {
        truth.splice(seq - 1, 1);
        view.left(seq);
      } else if (random(2) === 0) {
        truth.push(nth);
        view.counted(truth.length);
      } else if (truth[seq - 1]) view.told(seq, truth[seq - 1], undefined);
      const wrong = truth.filter((uid, at) => ![uid, undefined].includes(view.uidAt(at + 1)));
      expect(wrong).toEqual([]);
      met += truth.filter((uid, at) => view.uidAt(at + 1) === uid).length;
    }
    expect(met).toBeGreaterThan(1000);
  });
});

describe('a server that names what left', () => {
  it('moves up exactly those that came after it, also when it was never met', () => {
    const view = viewOfThree();
    const other = new MailboxView();
    other.selected(selected({ exists: 5 }));
    [10, 30].forEach((uid, at) => other.told(1 + 3 * at, uid, undefined));
    other.vanished(Uint32Array.of(15, 25));
    expect([other.uidAt(1), other.uidAt(2), other.seqOf(30)]).toEqual([10, 30, 2]);
    view.vanished(Uint32Array.of(10, 20, 30));
    expect(uids(view)).toEqual([undefined, undefined, undefined, undefined]);
  });

  it('agrees with a plain list under any news', () => {
    let seed = 11;
    const random = (below: number): number => {
      seed = (seed * 48271) % 2147483647;
      return seed % below;
    };
    let truth: number[] = [];
    const view = new MailboxView();
    view.selected(selected({ exists: 0, uidNext: 1 }));
    for (let nth = 1; nth <= 600; nth += 1) {
      const turn = random(4);
      if (turn === 0 && truth.length > 0) {
        const gone = truth.filter(() => random(6) === 0);
        truth = truth.filter((uid) => !gone.includes(uid));
        view.vanished(Uint32Array.from(gone));
      } else if (turn === 1) {
        truth.push(nth);
        view.counted(truth.length);
      } else {
        const seq = 1 + random(Math.max(1, truth.length));
        if (truth[seq - 1]) view.told(seq, truth[seq - 1], undefined);
      }
      expect(truth.filter((uid, at) => ![uid, undefined].includes(view.uidAt(at + 1)))).toEqual([]);
    }
  });

  it('is believed when a mailbox is opened again: places and flags go on, but for those that are told', () => {
    const view = viewOfThree();
    const changed = [{ seq: 2, uid: 30, id: '', flags: new Set(['\\Flagged']) }];
    view.selected(selected({ exists: 2, highestModseq: '9' }), { since: '7', vanished: Uint32Array.of(20), changed });
    expect(uids(view)).toEqual([10, 30, undefined, undefined]);
    expect([view.flagsOf(10), view.flagsOf(30)]).toEqual([['\\Seen'], ['\\Flagged']]);
  });

  it('is not believed about places when it names more than are missing', () => {
    const view = viewOfThree();
    const vanished = Uint32Array.of(15, 20); // 15 may never have been there
    view.selected(selected({ exists: 2, highestModseq: '9' }), { since: '7', vanished, changed: [] });
    expect(uids(view)).toEqual([undefined, undefined, undefined, undefined]);
  });

  it('says nothing of flags from before the time that it was asked about', () => {
    const view = viewOfThree();
    view.selected(selected({ highestModseq: '9' }));
    view.selected(selected({ highestModseq: '11' }), { since: '9', vanished: Uint32Array.of(), changed: [] });
    expect(view.flagsOf(10)).toBeUndefined();
  });
});

describe('flags', () => {
  it('are known until the mailbox is opened again with another HIGHESTMODSEQ', () => {
    const view = viewOfThree();
    view.told(2, undefined, ['\\Flagged']);
    expect([view.flagsOf(10), view.flagsOf(20)]).toEqual([['\\Seen'], ['\\Flagged']]);
    view.selected(selected());
    expect(view.flagsOf(10)).toEqual(['\\Seen']);
    view.selected(selected({ highestModseq: '9' }));
    expect(view.flagsOf(10)).toBeUndefined();
    expect(view.changedSince([10, 20])).toBe('7');
    view.told(2, 20, []);
    view.confirmed([10, 20]);
    expect([view.flagsOf(10), view.flagsOf(20), view.flagsOf(30)]).toEqual([['\\Seen'], [], undefined]);
  });

  it('are asked for anew where the server does not count changes', () => {
    for (const highestModseq of ['', '0']) {
      const view = viewOfThree({ highestModseq });
      expect([view.flagsOf(10), view.changedSince([10])]).toEqual([undefined, '']);
    }
    expect(viewOfThree().changedSince([10, 99])).toBe('');
  });
});
